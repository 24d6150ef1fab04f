import { randomUUID } from "node:crypto";
import { writeMention } from "../lib/text/mentions";
import { pressUntilFocused, tabTo } from "./by-keyboard";
import { expectAccessible } from "./expect-accessible";
import { joinAsGuest } from "./guest";
import { expect, test } from "./journey";
import { DESK } from "./people";
import { signInState } from "./sign-in-state";
import { tabThrough } from "./tab-stops";
import { openCard, untilLive } from "./workbench";

test("agreement is read by keyboard alone: every pair opens, and its table can be scrolled", async ({
  open,
  door,
  article,
}) => {
  const { id, path, title } = await article();
  const claimId = await (await door("reviewer1")).mark(id, "41,200 containers");
  for (const [seat, rating] of [
    ["reviewer1", "true"],
    ["reviewer2", "false"],
    ["editor", "true"],
  ] as const)
    await (await door(seat)).act(id, { type: "give-verdict", claimId, rating, rationale: "" });
  const page = await open("editor", `${path}/agreement`);
  await expect(page.getByRole("heading", { level: 1, name: "Agreement" })).toBeVisible();
  const stops = await tabThrough(page);
  expect(stops[0]).toBe("Skip to the content");
  expect(stops).toContain(title);
  expect(stops).toContain("Download as CSV");
  expect(stops.filter((name) => name.startsWith("Confusion matrix"))).toHaveLength(1);

  const pairs = page.getByRole("group");
  await expect(pairs).toHaveCount(3);
  const second = pairs.nth(1).locator("summary");
  await tabTo(page, second);
  await page.keyboard.press("Enter");
  await expect(pairs.nth(1).getByRole("table").first()).toBeVisible();
  await expect(second).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(pairs.nth(1).getByRole("table")).toHaveCount(0);
  await tabTo(page, page.getByRole("link", { name: title }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await untilLive(page);
});

test("my work leads to a claim and back, by keyboard alone", async ({ open, door, article }) => {
  const { id } = await article();
  const [first, editor] = [await door("reviewer1"), await door("editor")];
  const statement = `Half of the cranes are electric, ${randomUUID()}.`;
  const claimId = await first.mark(id, "Half of the cranes", statement);
  const { id: userId } = await (await (await door("reviewer2")).request.get("/api/v1/me")).json();
  await editor.act(id, { type: "assign-claim", claimId, userId });
  const page = await open("reviewer2", `/w/${DESK}`);
  await tabTo(page, page.getByRole("link", { name: /^My work/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "My work" })).toBeVisible();
  await tabThrough(page);
  const claim = page.getByRole("link", { name: statement });
  await tabTo(page, claim);
  await page.keyboard.press("Enter");
  await untilLive(page);
  await expect(openCard(page)).toContainText(statement);
  await page.keyboard.press("v");
  await expect(page.getByRole("form", { name: "Your verdict" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "My work" })).toBeVisible();
});

test("notifications open, are read and closed by keyboard alone, and the focus is never lost", async ({
  open,
  door,
  article,
  playwright,
  baseURL,
}) => {
  const [owner, reviewer] = [await door("owner"), await door("reviewer1")];
  const { id } = await article();
  const guest = await joinAsGuest(owner, playwright.request, baseURL);
  const { members } = await (await owner.request.get(`/api/v1/workspaces/${DESK}/members`)).json();
  const { userId } = members.find(({ email }: { readonly email: string }) => email === guest.email);
  const claimId = await reviewer.mark(id, "41,200 containers");
  for (let at = 1; at <= 45; at += 1)
    await reviewer.act(id, {
      type: "comment",
      claimId,
      commentId: randomUUID(),
      body: `${writeMention(userId)} question ${at}?`,
    });
  const page = await open(await signInState(playwright.request, baseURL ?? "", guest), `/w/${DESK}`);
  const bell = page.getByRole("button", { name: /^Notifications/ });
  await expect(bell).toHaveAccessibleName("Notifications, 45 unread");
  await tabTo(page, bell);
  await page.keyboard.press("Enter");
  const box = page.getByRole("dialog", { name: "Notifications" });
  const markAll = box.getByRole("button", { name: "Mark all as read" });
  await expect(markAll).toBeFocused();
  await expect(box.getByRole("listitem").first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(box).toBeHidden();
  await expect(bell).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(markAll).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(bell).toHaveAccessibleName("Notifications");
  await expect(markAll).toBeFocused();
  const older = box.getByRole("button", { name: "Older" });
  const shown = await box.getByRole("listitem").count();
  await pressUntilFocused(page, older, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(box.getByRole("listitem").nth(shown).getByRole("link")).toBeFocused();
  while (await older.isVisible()) {
    const before = await box.getByRole("listitem").count();
    await pressUntilFocused(page, older, "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(box.getByRole("listitem").nth(before).getByRole("link")).toBeFocused();
  }
  await expect(box.getByRole("listitem")).toHaveCount(45);
  await page.keyboard.press("Enter");
  await untilLive(page);
  await expect(
    page
      .getByRole("article")
      .filter({ hasText: /question \d+\?/ })
      .first(),
  ).toBeVisible();
});

test("the history of an article names who was mentioned and leads back to the article @phone", async ({
  open,
  door,
  article,
}) => {
  const { id, path, title } = await article();
  const { id: userId } = await (await (await door("reviewer2")).request.get("/api/v1/me")).json();
  const body = `${writeMention(userId)} is that so?`;
  await (await door("reviewer1")).act(id, { type: "comment", commentId: randomUUID(), body });
  const page = await open("viewer", `${path}/history`);
  await expect(page.getByText("“@Reviewer 2 is that so?”")).toBeVisible();
  await expectAccessible(page);
  await tabThrough(page);
  await tabTo(page, page.getByRole("link", { name: title }));
  await page.keyboard.press("Enter");
  await untilLive(page);
});
