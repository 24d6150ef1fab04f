import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { PASSWORD, PEOPLE } from "./people";
import { formOf, openCard, untilLive, untilSaved } from "./workbench";

const CLAIM = "Half of the cranes run on electricity from the new wind farm.";
const WHY = "The wind farm's operator counts twelve of twenty-four cranes.";

async function typeVerdict(page: Page): Promise<void> {
  await openCard(page).getByRole("button", { name: "Give verdict" }).click();
  const form = formOf(page, "Your verdict");
  await form.getByRole("radio", { name: "Mostly true" }).check();
  await form.getByRole("textbox", { name: "Why" }).pressSequentially(WHY);
  await expect(form.getByRole("status")).toHaveText("Draft kept on this device");
}

async function expectDraft(page: Page): Promise<void> {
  await openCard(page).getByRole("button", { name: "Give verdict" }).click();
  const form = formOf(page, "Your verdict");
  await expect(form.getByRole("radio", { name: "Mostly true" })).toBeChecked();
  await expect(form.getByRole("textbox", { name: "Why" })).toHaveText(WHY);
}

test("a half-written verdict is there again after a reload and after signing out", async ({
  open,
  door,
  article,
  ownSession,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CLAIM);
  const credentials = { email: PEOPLE.reviewer1.email, password: PASSWORD };
  const page = await open(await ownSession("reviewer1"), `${path}#claim-${claimId}`);
  await untilLive(page);
  await typeVerdict(page);

  await page.reload();
  await untilLive(page);
  await expectDraft(page);

  await page.goto(path.replace(/\/articles.*/, ""));
  await page.getByRole("button", { name: "account of Reviewer 1" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel("E-mail").fill(credentials.email);
  await page.getByLabel("Password", { exact: true }).fill(credentials.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/w\//);
  await page.goto(`${path}#claim-${claimId}`);
  await untilLive(page);
  await expectDraft(page);
  await page.getByRole("button", { name: "Give verdict: Mostly true" }).click();
  await untilSaved(page);
  await expect(openCard(page)).toContainText(WHY);
  const { claims } = await reviewer.review(id);
  expect(claims[0]?.verdicts).toMatchObject([{ rating: "mostly-true", rationale: WHY }]);
});

test("what is sent while the line is dead waits in sight, and is saved once when the line is back", async ({
  open,
  door,
  article,
  complaints,
}) => {
  complaints.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CLAIM);
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  await typeVerdict(page);

  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Give verdict: Mostly true" }).click();
  const banner = page.getByRole("banner");
  await expect(banner.getByRole("status")).toHaveText("1 waiting: no answer from the server.");
  await expect(banner).toContainText("Nothing is lost.");
  await expect(banner).not.toContainText("Saved");
  await expectAccessible(page);
  expect((await reviewer.review(id)).claims[0]?.verdicts).toEqual([]);

  await page.context().setOffline(false);
  await untilSaved(page);
  await expect(openCard(page)).toContainText(WHY);
  expect((await reviewer.review(id)).claims[0]?.verdicts).toMatchObject([{ rating: "mostly-true" }]);
});

test("what still waited when the tab was closed is sent the next time the article is opened", async ({
  open,
  door,
  article,
  complaints,
}) => {
  complaints.allow(/ERR_FAILED|ERR_CONNECTION/);
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CLAIM);
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  await typeVerdict(page);
  await page.route("**/commands", (route) => route.abort());
  await page.getByRole("button", { name: "Give verdict: Mostly true" }).click();
  await expect(page.getByRole("banner").getByRole("status")).toHaveText(/^1 waiting/);
  const context = page.context();
  await page.close();

  const again = await context.newPage();
  await again.goto(`${path}#claim-${claimId}`);
  await untilSaved(again);
  await expect(openCard(again)).toContainText(WHY);
  expect((await reviewer.review(id)).claims[0]?.verdicts).toMatchObject([{ rationale: WHY }]);
});

test("'Saved' is said only once the server has answered", async ({ open, door, article }) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CLAIM);
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  await typeVerdict(page);
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/commands", async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("button", { name: "Give verdict: Mostly true" }).click();
  await expect(page.getByRole("banner").getByRole("status")).toHaveText("Saving…");
  answer();
  await untilSaved(page);
});
