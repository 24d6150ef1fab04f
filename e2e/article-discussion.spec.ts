import type { Page } from "@playwright/test";
import { tabTo } from "./by-keyboard";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { formOf, untilLive, untilSaved } from "./workbench";

const sheet = (page: Page) => page.getByRole("dialog", { name: "Discussion of the article" });
const opener = (page: Page) => page.getByRole("main").getByRole("button", { name: /^Discussion/ });

test("two people discuss the article as a whole, each seeing the other's words appear @dark @phone @phone-dark", async ({
  open,
  article,
}) => {
  const { path } = await article();
  const [first, second] = [await open("reviewer1", path), await open("editor", path)];
  await Promise.all([untilLive(first), untilLive(second)]);

  await first.keyboard.press("t");
  await expect(sheet(first)).toContainText("Nobody has said anything about the article as a whole yet.");
  await expectAccessible(first);
  await sheet(first).getByRole("button", { name: "Comment" }).click();
  await expect(formOf(first, "Comment").getByRole("textbox", { name: "Comment" })).toBeFocused();
  await first.keyboard.type("Who pays this paper?");
  await first.keyboard.press("Control+Enter");
  await untilSaved(first);
  await expect(sheet(first).getByRole("article")).toContainText("Who pays this paper?");

  await expect(opener(second)).toHaveAccessibleName("Discussion · 1 open Changed since you looked");
  await expectAccessible(second);
  await opener(second).click();
  await expect(sheet(second).getByRole("article")).toContainText("Who pays this paper?");
  await sheet(second).getByRole("button", { name: "Reply" }).click();
  await second.keyboard.type("The port does.");
  await second.keyboard.press("Control+Enter");
  await expect(sheet(first).getByText("The port does.")).toBeVisible();
  await expectAccessible(first);
  await sheet(second).getByRole("button", { name: "Resolve" }).click();
  await expect(sheet(first).getByText(/resolved by Editor/)).toBeVisible();

  await second.keyboard.press("Escape");
  await expect(sheet(second)).toBeHidden();
  await expect(opener(second)).toBeFocused();
  await expect(opener(second)).toHaveAccessibleName("Discussion");
});

test("what a comment said before can be read, and who removed it", async ({ open, article, door }) => {
  const { id, path } = await article();
  const commentId = crypto.randomUUID();
  await (await door("reviewer1")).act(id, { type: "comment", commentId, body: "Who pays this paper?" });
  const page = await open("reviewer1", path);
  await untilLive(page);
  await opener(page).click();
  await sheet(page).getByRole("button", { name: "Edit" }).click();
  await page.keyboard.type(" And since when?");
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
  await page.keyboard.press("t");
  await expect(formOf(page, "Edit the comment")).toContainText("And since when?");
  await page.keyboard.press("Control+Enter");
  await expect(sheet(page).getByRole("article")).toContainText("Who pays this paper? And since when?");
  await expect(sheet(page).getByRole("article")).toContainText("edited");
  await sheet(page).getByRole("button", { name: "Earlier words" }).click();
  await expect(sheet(page).getByRole("listitem")).toHaveText(/Who pays this paper\?\s*$/);
  await expectAccessible(page);
  await (await door("editor")).act(id, { type: "remove-comment", commentId });
  await expect(sheet(page)).toContainText("A comment by Reviewer 1 was removed by Editor.");
});

test("a link opens the discussion at its comment, where a viewer is offered nothing to do", async ({
  open,
  article,
  door,
}) => {
  const { id, path } = await article();
  const commentId = crypto.randomUUID();
  await (await door("reviewer1")).act(id, { type: "comment", commentId, body: "Who pays this paper?" });
  const page = await open("viewer", `${path}#comment-${commentId}`);
  await untilLive(page);
  await expect(sheet(page).getByRole("article")).toBeFocused();
  await expect(sheet(page).getByRole("button")).toHaveCount(1);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(opener(page)).toBeFocused();
});

test("the menu of everything leads to the discussion, and Escape closes first what is on top", async ({
  open,
  article,
}) => {
  const { path } = await article();
  const page = await open("reviewer1", path);
  await untilLive(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("discussion");
  await page.keyboard.press("Enter");
  await tabTo(page, sheet(page).getByRole("button", { name: "Comment" }));
  await page.keyboard.press("Enter");
  await expect(formOf(page, "Comment").getByRole("textbox", { name: "Comment" })).toBeFocused();
  await page.keyboard.type("What do you say, @rev");
  const members = page.getByRole("listbox", { name: "Members to mention" });
  await expect(members).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(members).toBeHidden();
  await expect(sheet(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
  await expect(opener(page)).toBeFocused();
});
