import { randomUUID } from "node:crypto";
import { articleText, startSelecting } from "./article-text";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { formOf, openCard, untilLive, untilSaved } from "./workbench";

const CLAIM = "more than any other port on the coast";

test("two people describe the same claim: the second sees both versions and loses nothing typed", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const api = await door("reviewer1");
  const claimId = await api.mark(id, CLAIM, "Norrvik is the busiest port.");
  const first = await open("reviewer1", `${path}#claim-${claimId}`);
  const second = await open("reviewer2", `${path}#claim-${claimId}`);
  for (const page of [first, second]) {
    await untilLive(page);
    await openCard(page).getByRole("button", { name: "More about this claim" }).click();
    await page.getByRole("menuitem", { name: "Describe…" }).click();
  }
  const mine = "Norrvik handles the most containers on this coast.";
  const theirs = "No port on the coast handled more containers than Norrvik.";
  const field = (page: typeof first) =>
    formOf(page, "Describe the claim").getByRole("textbox", { name: "Claim in plain words" });
  await field(second).fill(mine);
  await field(first).fill(theirs);
  await formOf(first, "Describe the claim").getByRole("button", { name: "Save" }).click();
  await untilSaved(first);
  await expect(openCard(first)).toContainText(theirs);
  await expect(openCard(second)).toContainText(theirs);

  const form = formOf(second, "Describe the claim");
  const notice = form.getByRole("alert");
  await expect(notice).toContainText("Someone changed this while you wrote");
  await expect(notice.getByRole("definition").first()).toContainText("coast handled more");
  await expect(notice.locator("ins").first()).toBeVisible();
  await expect(notice.locator("del").first()).toBeVisible();
  await expect(field(second)).toHaveValue(mine);
  await expectAccessible(second);
  expect((await api.review(id)).claims[0]?.statement).toBe(theirs);

  await notice.getByRole("button", { name: "Merge by hand" }).click();
  await expect(form).toContainText(`Theirs, Claim in plain words: ${theirs}`);
  await expect(field(second)).toBeFocused();
  const merged = `${mine} No other port came near.`;
  await field(second).fill(merged);
  await form.getByRole("button", { name: "Save" }).click();
  await untilSaved(second);
  await expect(openCard(first)).toContainText(merged);
  expect((await api.review(id)).claims[0]?.statement).toBe(merged);
});

test("whoever is second may keep theirs or take the other's text", async ({ open, door, article }) => {
  const { id, path } = await article();
  const api = await door("reviewer1");
  const claimId = await api.mark(id, CLAIM, "Norrvik is the busiest port.");
  const page = await open("reviewer2", `${path}#claim-${claimId}`);
  await untilLive(page);
  const field = formOf(page, "Describe the claim").getByRole("textbox", { name: "Claim in plain words" });
  const rewrite = async (mine: string, theirs: string, choice: string): Promise<void> => {
    await openCard(page).getByRole("button", { name: "More about this claim" }).click();
    await page.getByRole("menuitem", { name: "Describe…" }).click();
    await field.fill(mine);
    const { version } = (await api.review(id)).claims[0] ?? { version: 0 };
    await api.act(id, { type: "describe-claim", claimId, version, statement: theirs });
    await formOf(page, "Describe the claim").getByRole("button", { name: choice }).click();
    await expect(field).toBeHidden();
  };
  await rewrite("Mine, one.", "Theirs, one.", "Take theirs");
  await expect(openCard(page)).toContainText("Theirs, one.");
  await rewrite("Mine, two.", "Theirs, two.", "Keep mine");
  await untilSaved(page);
  await expect(openCard(page)).toContainText("Mine, two.");
  await expect.poll(async () => (await api.review(id)).claims[0]?.statement).toBe("Mine, two.");
});

test("two people change different fields of a claim and of its evidence, and neither is asked", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const api = await door("reviewer1");
  const claimId = await api.mark(id, CLAIM, "Norrvik is the busiest port.");
  const evidenceId = randomUUID();
  await api.act(id, {
    type: "add-evidence",
    claimId,
    evidenceId,
    url: "https://example.org/ports",
    stance: "supports",
  });
  const page = await open("reviewer2", `${path}#claim-${claimId}`);
  await untilLive(page);
  await openCard(page).getByRole("button", { name: "More about this claim" }).click();
  await page.getByRole("menuitem", { name: "Describe…" }).click();
  const described = formOf(page, "Describe the claim");
  await described.getByRole("textbox", { name: "Claim in plain words" }).fill("No port is busier.");
  await api.act(id, { type: "describe-claim", claimId, version: 1, claimant: "The port authority" });
  await expect(described.getByRole("textbox", { name: "Who claims it" })).toHaveValue("The port authority");
  await described.getByRole("button", { name: "Save" }).click();
  await untilSaved(page);

  await openCard(page)
    .getByRole("tab", { name: /^Evidence/ })
    .click();
  await openCard(page)
    .getByRole("button", { name: /Change/ })
    .first()
    .click();
  const revised = formOf(page, "Change the evidence");
  await revised.getByRole("textbox", { name: "Title" }).fill("All ports");
  await api.act(id, { type: "revise-evidence", claimId, evidenceId, version: 1, note: "Page 3." });
  await expect(revised.getByRole("textbox", { name: "Note" })).toHaveValue("Page 3.");
  await revised.getByRole("button", { name: "Save" }).click();
  await untilSaved(page);
  await expect
    .poll(async () => (await api.review(id)).claims[0])
    .toMatchObject({
      statement: "No port is busier.",
      claimant: "The port authority",
      evidence: [{ title: "All ports", note: "Page 3." }],
    });
});

test("what one person does appears before the other without a reload", async ({ open, door, article }) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const page = await open("viewer", path);
  await untilLive(page);
  await expect(page.getByText("No claims yet")).toBeVisible();
  const claimId = await reviewer.mark(id, CLAIM, "Norrvik is the busiest port.");
  await expect(page.getByRole("region", { name: "Claim 1: Open" })).toContainText(
    "Norrvik is the busiest port.",
  );
  await reviewer.act(id, { type: "give-verdict", claimId, rating: "false", rationale: "Port statistics." });
  await expect(page.getByRole("region", { name: "Claim 1: False" })).toBeVisible();
});

test("words that one is selecting stay selected while another person's claims arrive", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const [mine, theirs] = [await open("reviewer1", path), await door("reviewer2")];
  await untilLive(mine);
  await theirs.mark(id, "handled 41,200 containers last year");
  await expect((await articleText(mine)).locator("mark")).toHaveText("handled 41,200 containers last year");
  await startSelecting(mine, "41,200 containers");
  await theirs.mark(id, "containers last year, more");
  await theirs.mark(id, "41,200");
  await expect(mine.getByRole("region", { name: /^Claim \d/ })).toHaveCount(3);
  await mine.mouse.up();
  await mine.getByRole("button", { name: /^Mark as claim/ }).click();
  await untilSaved(mine);
  const { claims } = await theirs.review(id);
  expect(claims.flatMap(({ anchor }) => anchor.ranges.map(({ exact }) => exact))).toContain(
    "41,200 containers",
  );
});
