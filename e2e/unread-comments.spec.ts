import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { formOf, openCard, untilLive, untilSaved } from "./workbench";

const CLAIM = "more than any other port on the coast";
const discussion = (page: Page) => openCard(page).getByRole("tab", { name: /^Discussion/ });
const fresh = (page: Page) => page.getByRole("article", { name: /^New comment by/ });

test("a comment is new until its discussion was seen, also after a reload and in one's other tab @dark", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const other = await door("reviewer2");
  const claimId = await other.mark(id, CLAIM, "Norrvik is the busiest port.");
  const say = (body: string) => other.act(id, { type: "comment", claimId, commentId: randomUUID(), body });
  await say("Before anybody looked.");
  const page = await open("viewer", `${path}#claim-${claimId}`);
  const tab = await page.context().newPage();
  await tab.goto(path);
  for (const each of [page, tab]) await untilLive(each);
  await expect(discussion(page)).toHaveAccessibleName("Discussion 1");
  await say("Which year is that?");
  await say("And whose figure?");
  await expect(discussion(page)).toHaveAccessibleName(/^Discussion 3\W+2 new$/);
  await expect(tab.getByRole("region", { name: "Claim 1: Open" })).toContainText("Changed since you looked");
  await page.reload();
  await untilLive(page);
  await expect(discussion(page)).toHaveAccessibleName(/^Discussion 3\W+2 new$/);
  const noted = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
  await discussion(page).click();
  await expect(fresh(page)).toHaveCount(2);
  await expect(fresh(page).first()).toContainText("New");
  await expect(discussion(page)).toHaveAccessibleName("Discussion 3");
  await expectAccessible(page);
  await expect(tab.getByRole("region", { name: "Claim 1: Open" })).not.toContainText("Changed since");
  await noted;
  await page.reload();
  await untilLive(page);
  await discussion(page).click();
  await expect(page.getByRole("article", { name: /^Comment by/ })).toHaveCount(3);
  await expect(fresh(page)).toHaveCount(0);
});

test("one's own comment that was changed in another tab is not overwritten unseen", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const commentId = randomUUID();
  await (await door("reviewer1")).act(id, { type: "comment", commentId, body: "Who pays this paper?" });
  const here = await open("reviewer1", `${path}#comment-${commentId}`);
  const there = await here.context().newPage();
  await there.goto(`${path}#comment-${commentId}`);
  for (const page of [here, there]) {
    await untilLive(page);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
  }
  const field = (page: Page) =>
    formOf(page, "Edit the comment").getByRole("textbox", { name: "Edit the comment" });
  await field(here).fill("Who owns this paper?");
  await field(there).fill("Who pays for this?");
  await there.keyboard.press("Control+Enter");
  await untilSaved(there);
  const notice = formOf(here, "Edit the comment").getByRole("alert");
  await expect(notice).toContainText("You changed this in another place while you wrote here");
  await expect(notice.locator("ins").first()).toBeVisible();
  await expectAccessible(here);
  await notice.getByRole("button", { name: "Keep what is here" }).click();
  await untilSaved(here);
  await expect(here.getByRole("article")).toContainText("Who owns this paper?");
});
