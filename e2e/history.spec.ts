import { randomUUID } from "node:crypto";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { openCard, untilLive } from "./workbench";

const CONTAINERS = "41,200 containers";
const CRANES = "Half of the cranes";

test("a verdict is audited from the history to its moment and back, with what one looked for", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CONTAINERS, "The port handled 41,200 containers.");
  const verdict = { type: "give-verdict", claimId } as const;
  await reviewer.act(
    id,
    { ...verdict, rating: "mixed", rationale: "The port counts transfers twice." },
    { ...verdict, rating: "false", rationale: "The port counts transfers three times." },
  );
  await reviewer.mark(id, CRANES);
  const page = await open("viewer", `${path}/history`);
  await expect(page.getByText("5 events by 2 people")).toBeVisible();
  await expect(
    page.getByText(/^5 entries, each linked to the one before; recomputed in this browser/),
  ).toBeVisible();
  await expect(page.getByText(/^The review that you are shown is what these entries make/)).toBeVisible();
  await page.getByRole("button", { name: "Check against the log" }).click();
  await expect(page.getByText(/^The desk’s log (was not|is) asked/)).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Proof" }).locator("[data-holds=no]")).toHaveCount(0);
  await expectAccessible(page);

  const filters = page.getByRole("search", { name: "Which events" });
  await filters.getByRole("checkbox", { name: "Verdicts and rulings" }).check();
  await filters.getByRole("combobox", { name: "By whom" }).selectOption("Reviewer 1");
  await filters.getByRole("searchbox", { name: "Words" }).fill("three times");
  await expect(filters.getByRole("status")).toHaveText("1 event fits");
  const event = page.getByRole("listitem").filter({ hasText: "changed the verdict from Mixed to False" });
  await expect(event.getByRole("deletion")).toContainText("twice");
  await expect(event.getByRole("insertion")).toContainText("three times");
  await expect(page).toHaveURL(/kind=judging.*q=three\+times/);

  await event.getByRole("link", { name: "The port handled 41,200 containers" }).click();
  await untilLive(page);
  await expect(page).toHaveURL(/\?at=4#claim-/);
  await expect(openCard(page)).toContainText("The port counts transfers three times.");

  await page.goBack();
  await expect(filters.getByRole("status")).toHaveText("1 event fits");
  await expect(filters.getByRole("checkbox", { name: "Verdicts and rulings" })).toBeChecked();
  await filters.getByRole("button", { name: "Show all" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Event 3" })).toContainText(
    "gave the verdict Mixed",
  );
  await page.getByRole("combobox", { name: "Which claim" }).selectOption(claimId);
  const blame = page.getByRole("region", { name: "Who set what" });
  await blame.getByText("Before: 1").click();
  await expect(blame).toContainText(/Verdict of Reviewer 1False.+Mixed/);
});

test("two moments are compared, and what was lost in between is brought back", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CONTAINERS);
  const other = await reviewer.mark(id, CRANES);
  const [evidenceId, version] = [randomUUID(), 1];
  const source = { url: "https://port.example/", stance: "refutes", title: "Yearly report" } as const;
  await reviewer.act(
    id,
    { type: "add-evidence", claimId, evidenceId, ...source },
    { type: "remove-evidence", claimId, evidenceId, reason: "Dead link.", version },
    { type: "withdraw-claim", claimId: other, version },
  );
  const page = await open("reviewer1", `${path}/history`);
  const compared = page.getByRole("region", { name: "Compare two moments" });
  await expect(compared.getByRole("row", { name: new RegExp(CONTAINERS) })).toContainText(/–\s*open/);
  const mark = page.getByRole("slider", { name: "Moment A" });
  await mark.focus();
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press("ArrowRight");
  await expect(mark).toHaveAttribute(
    "aria-valuetext",
    /^Event 4 of 6, .+ added evidence that refutes the claim/,
  );
  await expect(compared.getByRole("row", { name: new RegExp(CRANES) })).toContainText(/open\s*withdrawn/);
  await expect(compared).toContainText("Evidence: 1 removed.");
  await expect(page).toHaveURL(/a=4/);

  await page.getByRole("button", { name: "Restore this claim" }).click();
  await expect(page.locator("#event-7")).toContainText("restored");
  await page.getByRole("button", { name: "Add this evidence again" }).click();
  await expect(page.locator("#event-8")).toContainText("Yearly report");
  await expect(page.getByRole("button", { name: /^(Restore|Add) this/ })).toHaveCount(0);
  await expect(compared.getByRole("row", { name: new RegExp(CRANES) })).toHaveCount(0);
  const { claims } = await reviewer.review(id);
  expect(claims.map(({ status, evidence }) => [status, evidence.length])).toEqual([
    ["checking", 1],
    ["open", 0],
  ]);
  await expectAccessible(page);
});

test("an earlier ruling and earlier words of a comment are put back, and the later ones stay in the history", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const editor = await door("editor");
  const claimId = await editor.mark(id, CONTAINERS);
  const commentId = randomUUID();
  const settle = { type: "settle-claim", claimId } as const;
  await editor.act(
    id,
    { type: "comment", claimId, commentId, body: "The harbour office counts twice." },
    { type: "edit-comment", claimId, commentId, body: "Never mind." },
    { ...settle, rating: "mixed", rationale: "Transfers are counted twice.", version: 1 },
    { type: "reopen-claim", claimId, reason: "A newer count." },
    { ...settle, rating: "false", rationale: "The newer count is lower.", version: 3 },
    { type: "reopen-claim", claimId, reason: "It was no newer count." },
  );
  const page = await open("editor", `${path}/history`);
  await page.locator("#event-3").getByRole("button", { name: "Put these words back" }).click();
  await expect(page.locator("#event-9")).toContainText("added: The harbour office counts twice");
  await page.locator("#event-5").getByRole("button", { name: "Settle like this again" }).click();
  await expect(page.locator("#event-10")).toContainText("added: Transfers are counted twice");
  await expect(page.locator("#event-7")).toContainText("newer count is lower");
  await expect(page.getByRole("button", { name: "Settle like this again" })).toHaveCount(0);
  const { claims } = await editor.review(id);
  expect(claims[0]).toMatchObject({
    ruling: { rating: "mixed", rationale: "Transfers are counted twice." },
    comments: [{ body: "The harbour office counts twice." }],
  });
  await expectAccessible(page);
});
