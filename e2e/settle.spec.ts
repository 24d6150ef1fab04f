import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { pressUntilFocused, tabTo, typeInto } from "./by-keyboard";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";
import { formOf, openCard, untilLive, untilSaved } from "./workbench";

test.describe.configure({ timeout: 120_000 });

type Fixtures = Pick<Parameters<Parameters<typeof test>[2]>[0], "door" | "article">;

const CRANES = "Half of the cranes run on electricity";
const LORRIES = "one in ten lorries leaves the port empty";
const YEAR = "the best year in the town's history";

/** One claim in dispute with evidence for and against, two on which both reviewers agree. */
async function disputed({ door, article }: Fixtures) {
  const added = await article();
  const [first, second] = [await door("reviewer1"), await door("reviewer2")];
  const claimId = await first.mark(added.id, CRANES, "Half of the cranes are electric.");
  const rationale = "The port's own list has eleven of twenty-two.";
  await first.act(added.id, { type: "give-verdict", claimId, rating: "true", rationale, confidence: "high" });
  await second.act(
    added.id,
    {
      type: "give-verdict",
      claimId,
      rating: "mixed",
      rationale: "Only **nine** in winter.",
      confidence: "low",
    },
    source(claimId, "supports", "List of cranes"),
    source(claimId, "refutes", "Winter timetable"),
    { type: "comment", claimId, commentId: randomUUID(), body: "Which month do we mean?" },
  );
  for (const [words, rating] of [
    [LORRIES, "false"],
    [YEAR, "opinion"],
  ] as const) {
    const other = await first.mark(added.id, words);
    for (const api of [first, second])
      await api.act(added.id, { type: "give-verdict", claimId: other, rating, rationale: "" });
  }
  return { ...added, claimId };
}

const source = (claimId: string, stance: "supports" | "refutes", title: string) =>
  ({
    type: "add-evidence",
    claimId,
    evidenceId: randomUUID(),
    url: `https://example.org/${stance}`,
    stance,
    title,
  }) as const;

const card = (page: Page, status: string) =>
  page.getByRole("region", { name: new RegExp(`^Claim \\d+: ${status}$`) });
const settleView = (page: Page) => page.getByRole("dialog", { name: "Settle the claim" });

test("a disputed claim goes back with a reason, is judged anew, and all that is agreed is settled at once", async ({
  open,
  door,
  article,
}) => {
  const { id, path, claimId } = await disputed({ door, article });
  const editor = await open("editor", path);
  await untilLive(editor);
  await card(editor, "Disputed").getByRole("button").first().click();
  await openCard(editor).getByRole("button", { name: "Settle…" }).click();
  const view = settleView(editor);
  const verdicts = view.getByRole("region", { name: /^Verdicts/ });
  await expect(verdicts.getByRole("listitem")).toHaveCount(2);
  await expect(verdicts).toContainText("1 True, 1 Mixed");
  await expect(verdicts.getByRole("listitem").first()).toContainText("high confidence");
  await expect(view.getByRole("heading", { name: /Supports/i })).toBeVisible();
  await expect(view.getByRole("heading", { name: /Refutes/i })).toBeVisible();
  await expect(view.getByRole("region", { name: "Discussion" })).toContainText("Which month do we mean?");
  await expectAccessible(editor);

  await view.getByRole("button", { name: "Return to the reviewers instead…" }).click();
  await formOf(editor, "Return the claim").getByRole("textbox", { name: "Reason" }).fill("Say which month.");
  await expectAccessible(editor);
  await formOf(editor, "Return the claim").getByRole("button", { name: "Return to the reviewers" }).click();
  await expect(view).toHaveCount(0);
  await expect(openCard(editor)).toContainText("Say which month.");

  const reviewer = await open("reviewer2", `${path}#claim-${claimId}`);
  await untilLive(reviewer);
  await expect(openCard(reviewer)).toContainText("Returned by Editor: Say which month.");
  await expectAccessible(reviewer);
  await openCard(reviewer).getByRole("button", { name: "Change my verdict" }).click();
  await formOf(reviewer, "Your verdict").getByRole("radio", { name: "True", exact: true }).check();
  await reviewer.keyboard.press("Control+Enter");
  await untilSaved(reviewer);
  await expect(openCard(reviewer)).not.toContainText("Returned by");

  await editor.getByRole("button", { name: "Settle agreed (3)" }).click();
  const bulk = editor.getByRole("dialog", { name: "Settle what all agree on" });
  await expect(bulk.getByRole("checkbox")).toHaveCount(3);
  await expectAccessible(editor);
  await bulk.getByRole("checkbox", { name: /^Opinion/ }).uncheck();
  await bulk.getByRole("button", { name: "Settle 2 claims" }).click();
  await expect(bulk).toHaveCount(0);
  await expect(editor.getByRole("main")).toContainText("2 settled");
  await expect(editor.getByRole("button", { name: "Settle agreed (1)" })).toBeVisible();

  await editor.goto(`${path}/agreement`);
  await expect(editor.getByRole("heading", { name: "Agreement", level: 1 })).toBeVisible();
  await expect(editor.getByRole("table", { name: "Agreement of all reviewers" })).toContainText("100 %");
  await expectAccessible(editor);
  const started = editor.waitForEvent("download");
  await editor.getByRole("link", { name: "Download as CSV" }).click();
  const csv = await readFile(await (await started).path(), "utf8");
  expect(csv).toContain('"krippendorff_alpha_nominal","3","1"');
  expect(csv).toContain('"cohen_kappa","3","1"');
  const api = await (await door("viewer")).request.get(`/api/v1/articles/${id}/agreement`);
  expect(await api.json()).toMatchObject({ claims: 3, fleissKappa: { value: 1 } });
});

test("the settle view works by keyboard alone", async ({ open, door, article }) => {
  const { path, claimId } = await disputed({ door, article });
  const page = await open("editor", `${path}#claim-${claimId}`);
  const { keyboard } = page;
  await untilLive(page);
  await expect(openCard(page)).toBeVisible();
  await keyboard.press("s");
  const form = formOf(page, "Settle the claim");
  await expect(form).toBeVisible();
  await pressUntilFocused(page, form.getByRole("radio", { name: "Mixed" }), "ArrowRight");
  await keyboard.press("j");
  await expect(settleView(page), "keys of the workbench stay behind the dialog").toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Return to the reviewers instead…" }));
  await keyboard.press("Enter");
  await typeInto(
    page,
    formOf(page, "Return the claim").getByRole("textbox", { name: "Reason" }),
    "Which year?",
  );
  await keyboard.press("Escape");
  await expect(settleView(page)).toHaveCount(0);
  await expect(openCard(page)).toBeFocused();

  await keyboard.press("s");
  await expect(form).toBeVisible();
  await pressUntilFocused(page, form.getByRole("radio", { name: "Mixed" }), "ArrowRight");
  await typeInto(
    page,
    form.getByRole("textbox", { name: "Ruling" }),
    "Eleven of twenty-two, but not in winter.",
  );
  await keyboard.press("Control+Enter");
  await expect(card(page, "Mixed").first()).toContainText("but not in winter");
  await untilSaved(page);

  const reviewer = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(reviewer);
  await expect(openCard(reviewer)).toContainText("Your verdict: True. Ruling: Mixed.");
});

test("the settle view, the returned claim and the agreement pages are accessible and fit @dark @phone @phone-dark", async ({
  open,
  door,
  article,
}) => {
  const { path, claimId } = await disputed({ door, article });
  const page = await open("editor", `${path}#claim-${claimId}`);
  await untilLive(page);
  await openCard(page).getByRole("button", { name: "Settle…" }).click();
  await expect(settleView(page)).toBeVisible();
  await expect(settleView(page).locator("blockquote").first()).toBeInViewport({ ratio: 1 });
  await expect(settleView(page).locator(":focus")).toHaveCount(1);
  await expectAccessible(page);
  for (const place of [`${path}/agreement`, `/w/${DESK}/agreement`]) {
    await page.goto(place);
    await expect(page.getByRole("table", { name: "Agreement of all reviewers" })).toBeVisible();
    await expectAccessible(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(width).toBeLessThanOrEqual(0);
  }
  const owner = await open("owner", `/w/${DESK}/settings?tab=rules`);
  await expect(owner.getByRole("switch", { name: "A claim needs a second reader" })).toBeEnabled();
  await expectAccessible(owner);
});

test("what all agree on is settled at once, also without a line, on a phone as at a desk @phone @phone-dark", async ({
  open,
  door,
  article,
  complaints,
}) => {
  const { path } = await disputed({ door, article });
  const page = await open("editor", path);
  await untilLive(page);
  await page.getByRole("button", { name: "Settle agreed (2)" }).click();
  const bulk = page.getByRole("dialog", { name: "Settle what all agree on" });
  await expect(bulk.getByRole("checkbox")).toHaveCount(2);
  await expectAccessible(page);
  await bulk.getByRole("checkbox", { name: /^Opinion/ }).uncheck();
  // Without a line it is done here and sent later, and can be taken back, as everything can.
  complaints.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_FAILED/);
  await page.context().setOffline(true);
  await bulk.getByRole("button", { name: "Settle 1 claim" }).click();
  await expect(bulk).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("1 settled");
  await page.context().setOffline(false);
  await untilSaved(page);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: "Settle agreed (2)" })).toBeVisible();
  await page.getByRole("button", { name: "Settle agreed (2)" }).click();
  await bulk.getByRole("checkbox", { name: /^Opinion/ }).uncheck();
  await bulk.getByRole("button", { name: "Settle 1 claim" }).click();
  await expect(bulk).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("1 settled");
  await expect(page.getByRole("button", { name: "Settle agreed (1)" })).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(width).toBeLessThanOrEqual(0);
});

test("the settle view says what is missing before a claim is settled", async ({ open, door, article }) => {
  const { id, path } = await article();
  const [reviewer, api] = [await door("reviewer1"), await door("editor")];
  const claimId = await reviewer.mark(id, CRANES);
  await reviewer.act(id, { type: "give-verdict", claimId, rating: "true", rationale: "" });
  await api.act(id, { type: "set-review-mode", mode: "independent", requiredVerdicts: 2 });
  const page = await open("editor", `${path}#claim-${claimId}`);
  await untilLive(page);
  await openCard(page).getByRole("button", { name: "Settle…" }).click();
  await expect(settleView(page)).toContainText("One more person must judge this claim");
  await expect(
    formOf(page, "Settle the claim").getByRole("button", { name: "Settle as True" }),
  ).toBeDisabled();
});

test("a verdict that changes while the editor looks is looked at before the claim is settled", async ({
  open,
  door,
  article,
  complaints,
}) => {
  complaints.allow(/status of 409/);
  const { id, path, claimId } = await disputed({ door, article });
  const page = await open("editor", `${path}#claim-${claimId}`);
  await untilLive(page);
  await openCard(page).getByRole("button", { name: "Settle…" }).click();
  const form = formOf(page, "Settle the claim");
  await form.getByRole("radio", { name: "Mixed" }).check();
  const other = await door("reviewer1");
  await other.act(id, { type: "give-verdict", claimId, rating: "false", rationale: "Seen the list again." });
  await expect(form.getByText("New since you opened this")).toBeVisible();
  await expectAccessible(page);
  await form.getByRole("button", { name: "Settle as Mixed" }).click();
  await expect(form.getByRole("alert")).toContainText("Changed meanwhile");
  await expect(form.getByText("New since you opened this")).toHaveCount(0);
  await form.getByRole("button", { name: "Settle as Mixed anyway" }).click();
  await untilSaved(page);
  await expect(settleView(page)).toHaveCount(0);
  await expect(card(page, "Mixed").first()).toBeVisible();
});
