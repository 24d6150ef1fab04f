import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Door } from "./door";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";
import { formOf, openCard, untilAdded, untilLive, untilSaved } from "./workbench";

test.setTimeout(120_000);

const CLAIM = "more than any other port on the coast";
const SECRETS = ["zq-secret-rationale", "zq-secret-note", "zq-secret-comment"];
const [RATIONALE = "", NOTE = "", COMMENT = ""] = SECRETS;

test("a reviewer judges without seeing what others think, and then sees it at once", {
  tag: "@phone",
}, async ({ open, door, article }) => {
  const { id, path } = await article();
  const claimId = await judgedByAnother(await door("editor"), await door("reviewer2"), id);

  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  await expect(page.getByText("Independent review · 2 verdicts needed")).toBeVisible();
  await expect(openCard(page)).toContainText("Others’ verdicts and comments are shown once you gave yours.");
  await expectAccessible(page);
  await showTab(page, "Evidence");
  await expect(openCard(page)).toContainText("Stance withheld");
  await showTab(page, "Discussion");
  await expect(openCard(page)).toContainText("shown once you gave yours");
  expect(found(await page.content())).toEqual([]);
  for (const address of [path, `${path}/history`, `/api/v1/articles/${id}/review`]) {
    expect(found(await (await page.request.get(address)).text()), address).toEqual([]);
  }

  await showTab(page, "Verdicts");
  await openCard(page).getByRole("button", { name: "Give verdict" }).click();
  await formOf(page, "Your verdict").getByRole("radio", { name: "True", exact: true }).check();
  await formOf(page, "Your verdict")
    .getByRole("button", { name: /^Give verdict/ })
    .click();
  await untilSaved(page);
  await expect(openCard(page)).toContainText(RATIONALE);
  const discussion = openCard(page).getByRole("tab", { name: /^Discussion/ });
  await expect(discussion).toHaveAccessibleName(/^Discussion 1\W+1 new$/);
  await showTab(page, "Evidence");
  await expect(openCard(page)).toContainText(NOTE);
  await showTab(page, "Discussion");
  await expect(openCard(page).getByRole("article", { name: /^New comment by/ })).toContainText(COMMENT);
  await expect(discussion).toHaveAccessibleName("Discussion 1");
  await showTab(page, "History");
  await expect(openCard(page)).toContainText("Reviewer 2 gave the verdict Misleading");
});

test("an editor makes a review independent, with names hidden until a claim is settled", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer2");
  const claimId = await reviewer.mark(id, CLAIM);
  const page = await open("editor", `${path}#claim-${claimId}`);
  await untilLive(page);
  await page.getByRole("button", { name: "Open review" }).click();
  const dialog = page.getByRole("dialog", { name: "How this article is reviewed" });
  await dialog.getByRole("radio", { name: "Independent" }).check();
  await dialog.getByLabel("Verdicts needed on each claim").fill("1");
  await dialog.getByRole("checkbox", { name: /Hide names/ }).check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  const sign = page.getByRole("button", { name: "Independent review · 1 verdict needed · names hidden" });
  await expect(sign).toBeVisible();
  await expect(sign).toBeFocused();

  await reviewer.act(id, { type: "give-verdict", claimId, rating: "misleading", rationale: RATIONALE });
  await expect(openCard(page)).toContainText("Reviewer A");
  await expect(openCard(page)).not.toContainText("Reviewer 2");
  const editor = await door("editor");
  const { version } = (await editor.review(id)).claims[0] ?? { version: 0 };
  await editor.act(id, { type: "settle-claim", claimId, rating: "misleading", rationale: "Said.", version });
  await expect(openCard(page)).toContainText("Reviewer 2");
  await expect(openCard(page)).not.toContainText("Reviewer A");
});

test("a new article begins independent, before anybody has seen it @dark @phone @phone-dark", async ({
  open,
  complaints,
}) => {
  const page = await open("editor", `/w/${DESK}/new`);
  await page.getByLabel("Title").fill("The ferry is late");
  await page.getByRole("textbox", { name: /text/i }).fill("The ferry was late on nine days of ten.");
  const review = page.getByRole("group", { name: "How it is reviewed" });
  await review.getByRole("radio", { name: "Independent" }).check();
  await review.getByLabel("Verdicts needed on each claim").fill("3");
  await review.getByRole("checkbox", { name: /Hide names/ }).check();
  await expectAccessible(page);
  await page.reload();
  await expect(review.getByLabel("Verdicts needed on each claim")).toHaveValue("3");
  await page.getByRole("button", { name: "Add article" }).click();
  await untilAdded(page, complaints, (button) => button.click());
  await untilLive(page);
  await expect(
    page.getByRole("button", { name: "Independent review · 3 verdicts needed · names hidden" }),
  ).toBeVisible();
});

/** An independent review with a claim on which another reviewer said all that can be said. */
async function judgedByAnother(editor: Door, other: Door, articleId: string): Promise<string> {
  await editor.act(articleId, { type: "set-review-mode", mode: "independent", requiredVerdicts: 2 });
  const claimId = await other.mark(articleId, CLAIM, "No port on the coast handled more.");
  const source = { url: "https://example.org/ports", title: "All ports", stance: "refutes" as const };
  await other.act(
    articleId,
    { type: "give-verdict", claimId, rating: "misleading", rationale: RATIONALE },
    { type: "add-evidence", claimId, evidenceId: randomUUID(), ...source, note: NOTE },
    { type: "comment", claimId, commentId: randomUUID(), body: COMMENT },
  );
  return claimId;
}

const showTab = (page: Page, name: string): Promise<void> =>
  openCard(page)
    .getByRole("tab", { name: new RegExp(`^${name}`, "u") })
    .click();

const found = (text: string): readonly string[] => SECRETS.filter((secret) => text.includes(secret));
