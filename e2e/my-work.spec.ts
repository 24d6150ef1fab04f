import { randomUUID } from "node:crypto";
import { expectAccessible } from "./expect-accessible";
import { joinAsGuest } from "./guest";
import { expect, test } from "./journey";
import { DESK } from "./people";
import { signInState } from "./sign-in-state";
import { formOf, openCard, untilLive, untilSaved } from "./workbench";

test("a mention, completed by keyboard, reaches the other and leads to the comment", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  await (await door("reviewer1")).mark(id, "41,200 containers", "The port handled 41,200 containers.");
  const page = await open("reviewer1", path);
  await untilLive(page);
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  const field = formOf(page, "Comment").getByRole("textbox", { name: "Comment" });
  await expect(field).toBeFocused();
  await page.keyboard.type("Can you look, @rev");
  const people = page.getByRole("listbox", { name: "Members to mention" });
  await expect(people.getByRole("option", { name: "Reviewer 1" })).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await expect(people.getByRole("option", { name: "Reviewer 2" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(people).toBeHidden();
  await page.keyboard.type("at this?");
  await page.keyboard.press("Control+Enter");
  await untilSaved(page);
  await expect(openCard(page).getByText("Can you look, @Reviewer 2 at this?")).toBeVisible();

  const other = await open("reviewer2", `/w/${DESK}`);
  const bell = other.getByRole("button", { name: /^Notifications, \d+ unread$/ });
  await bell.press("Enter");
  const words = other
    .getByRole("link", { name: /Reviewer 1 mentioned you on a claim.* not read Can you look/ })
    .first();
  await expect(words).toContainText("Can you look, @Reviewer 2 at this?");
  await expectAccessible(other);
  await words.press("Enter");
  await untilLive(other);
  await expect(other.getByRole("article").filter({ hasText: "Can you look" })).toBeFocused();
});

test("what waits for me stands on one page, which leads to each claim @dark @phone", async ({
  open,
  door,
  article,
}) => {
  const { id, title } = await article({ title: `A long way to the harbour, ${randomUUID()}` });
  const [first, editor] = [await door("reviewer1"), await door("editor")];
  const claimId = await first.mark(id, "Half of the cranes", "Half of the cranes are electric.");
  await first.act(id, { type: "give-verdict", claimId, rating: "true", rationale: "So it is." });
  const page = await open("reviewer2", `/w/${DESK}`);
  await page.getByRole("link", { name: /^My work/ }).click();
  await page.getByRole("link", { name: /^Waiting for my second read \d+$/ }).click();
  const waiting = page.getByRole("group", { name: title });
  await expect(waiting.getByRole("heading", { name: `${title} 1 claim` })).toBeVisible();
  const row = waiting.getByRole("listitem").filter({ hasText: "are electric." });
  await expect(row).toContainText("judged · for my second read");
  await expectAccessible(page);
  await row.getByRole("link").click();
  await untilLive(page);
  await expect(openCard(page)).toContainText("are electric.");
  await editor.act(id, { type: "settle-claim", claimId, rating: "true", rationale: "Yes.", version: 1 });
  await page.goto(`/w/${DESK}/work`);
  await expect(page.getByRole("heading", { name: "My work", exact: true })).toBeVisible();
  await expect(page.getByRole("group", { name: title })).toHaveCount(0);
});

test("of much that waits, more is read as one scrolls, article by article", async ({
  open,
  door,
  article,
  playwright,
  baseURL,
}) => {
  const editor = await door("editor");
  const guest = await joinAsGuest(await door("owner"), playwright.request, baseURL, "reviewer");
  const { members } = await (await editor.request.get(`/api/v1/workspaces/${DESK}`)).json();
  const { userId } = members.find(({ name }: { readonly name: string }) => name === guest.name);
  const words = Array.from({ length: 40 }, (_, at) => `Claim number ${at + 1} stands here.`);
  const content = words.join("\n\n");
  const first = await article({ title: `The first of two, ${randomUUID()}`, content });
  const second = await article({ title: `The second of two, ${randomUUID()}`, content });
  for (const { id } of [first, second])
    for (const exact of words) {
      const claimId = await editor.mark(id, exact);
      await editor.act(id, { type: "assign-claim", claimId, userId });
    }
  const page = await open(await signInState(playwright.request, baseURL ?? "", guest), `/w/${DESK}/work`);
  await page.getByRole("link", { name: "Assigned to me 80", exact: true }).click();
  const claimsOf = (title: string) => page.getByRole("group", { name: title }).getByRole("listitem");
  const status = page.getByRole("status").filter({ hasText: /claims$/ });
  await expect(status).toHaveText("50 of 80 claims");
  await expect(page.getByRole("heading", { name: `${first.title} 40 claims` })).toBeVisible();
  await expect(claimsOf(second.title)).toHaveCount(40);
  await expect(claimsOf(first.title)).toHaveCount(10);
  await page.mouse.move(400, 400);
  await page.mouse.wheel(0, 20_000);
  await expect(claimsOf(first.title)).toHaveCount(40);
  await expect(status).toHaveCount(0);
  await expectAccessible(page);
});

test("a link to a claim survives signing in", async ({ open, door, article }) => {
  const { id, path } = await article();
  const claimId = await (await door("reviewer1")).mark(id, "one in ten lorries");
  const page = await open("nobody", `${path}#claim-${claimId}`);
  await page.getByLabel("E-mail").fill("viewer@demo.assay");
  await page.getByRole("textbox", { name: "Password" }).fill("assay-demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await untilLive(page);
  await expect(openCard(page)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`#claim-${claimId}$`));
});

test("a person chooses of what they are told, and it is kept", async ({ open, door }) => {
  const page = await open("viewer", `/w/${DESK}/settings?tab=account`);
  const evidence = page.getByRole("checkbox", { name: "Such a claim gets new evidence" });
  await expect(evidence).toBeEnabled();
  await evidence.uncheck();
  await expect(page.getByText("Kept.")).toBeVisible();
  await page.getByRole("radio", { name: /Once a day/ }).check();
  const settings = async () =>
    (await (await door("viewer")).request.get("/api/v1/notifications/settings")).json();
  await expect.poll(settings).toMatchObject({ mail: "daily", muted: ["evidence"], dailyHour: 6 });
  await page.getByRole("combobox", { name: "At" }).selectOption("07:00");
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("Europe/Lisbon");
  const chosen = { mail: "daily", muted: ["evidence"], dailyHour: 7, timeZone: "Europe/Lisbon" };
  await expect.poll(settings).toEqual(chosen);
  await expectAccessible(page);
  await page.reload();
  await expect(evidence).not.toBeChecked();
  await expect(page.getByRole("radio", { name: /Once a day/ })).toBeChecked();
  await expect(page.getByRole("combobox", { name: "At" })).toHaveValue("7");
});
