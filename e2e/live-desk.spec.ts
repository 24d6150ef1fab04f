import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { formOf, openCard, untilLive, untilSaved } from "./workbench";

const CLAIM = "Half of the cranes run on electricity from the new wind farm.";

async function judge(page: Page, rating: string, why: string): Promise<void> {
  await openCard(page).getByRole("button", { name: "Give verdict" }).click();
  const form = formOf(page, "Your verdict");
  await form.getByRole("radio", { name: rating, exact: true }).check();
  await form.getByRole("textbox", { name: "Why" }).fill(why);
  await form.getByRole("button", { name: `Give verdict: ${rating}` }).click();
}

async function say(page: Page, body: string): Promise<void> {
  await openCard(page)
    .getByRole("tab", { name: /^Discussion/ })
    .click();
  await openCard(page).getByRole("button", { name: "Comment" }).click();
  const form = formOf(page, "Comment");
  await form.getByRole("textbox").fill(body);
  await form.getByRole("button", { name: "Comment" }).click();
}

const tab = (page: Page, name: RegExp) => openCard(page).getByRole("tab", { name });

test("three people see each other's work as it comes; one goes offline, works on, and everything is there once", async ({
  open,
  door,
  article,
  complaints,
}) => {
  test.setTimeout(180_000);
  complaints.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
  const { id, path } = await article();
  const api = await door("editor");
  const [ann, ben, eve] = [
    await open("reviewer1", path),
    await open("reviewer2", path),
    await open("editor", path),
  ];
  for (const page of [ann, ben, eve]) await untilLive(page);

  const claimId = await (await door("reviewer1")).mark(id, CLAIM, "Half of the cranes are electric.");
  for (const page of [ann, ben, eve]) {
    await page.getByRole("button", { name: /Half of the cranes are electric/ }).click();
    await expect(openCard(page)).toContainText("Half of the cranes are electric.");
  }
  await judge(ann, "True", "The operator's list says so.");
  for (const page of [ben, eve]) await expect(openCard(page)).toContainText("The operator's list says so.");
  await say(eve, "Which list is that?");
  for (const page of [ann, ben]) {
    await tab(page, /^Discussion/).click();
    await expect(openCard(page)).toContainText("Which list is that?");
  }

  await ben.context().setOffline(true);
  await judge(ben, "Misleading", "The list is from last year.");
  await expect(openCard(ben)).toContainText("The list is from last year.");
  await expect(openCard(ben)).toContainText("Waiting");
  await say(ben, "From last year, it seems.");
  await expect(openCard(ben)).toContainText("From last year, it seems.");
  await expect(ben.getByRole("banner").getByRole("status")).toHaveText(
    "2 waiting: no answer from the server.",
  );
  await expectAccessible(ben);
  await say(ann, "It is on the port's site.");
  await expect(openCard(eve)).toContainText("It is on the port's site.");
  await expect(openCard(eve)).not.toContainText("From last year");

  await ben.context().setOffline(false);
  await untilSaved(ben);
  for (const page of [ann, ben, eve]) {
    await tab(page, /^Discussion/).click();
    for (const body of ["Which list is that?", "From last year, it seems.", "It is on the port's site."]) {
      await expect(openCard(page).getByText(body)).toHaveCount(1);
    }
    await expect(tab(page, /^Verdicts 2/)).toBeVisible();
    await expect(openCard(page)).not.toContainText("Waiting");
  }
  const { claims } = await api.review(id);
  expect(claims[0]).toMatchObject({ claimId, status: "disputed" });
  expect(claims[0]?.verdicts.map(({ rating }) => rating)).toEqual(["true", "misleading"]);
});

test("what others changed since one looked is marked until one opens it, also after a reload", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const api = await door("reviewer2");
  const claimId = await api.mark(id, CLAIM, "Half of the cranes are electric.");
  const page = await open("viewer", path);
  await untilLive(page);
  const card = page.getByRole("region", { name: /^Claim 1:/ });
  await expect(card).toBeVisible();
  await expect(card).not.toContainText("Changed since you looked");
  await api.act(id, { type: "give-verdict", claimId, rating: "true", rationale: "" });
  await expect(card).toContainText("Changed since you looked");
  await page.reload();
  await untilLive(page);
  await expect(card).toContainText("Changed since you looked");
  await expectAccessible(page);
  const noted = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
  await card.getByRole("button", { name: /Half of the cranes are electric/ }).click();
  await expect(card).not.toContainText("Changed since you looked");
  await noted;
  await page.reload();
  await untilLive(page);
  await expect(card).not.toContainText("Changed since you looked");
});

test("the card under the pointer stays where it is when others add claims above it", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const api = await door("reviewer2");
  await api.mark(id, "best year in the town's history", "The best year.");
  const page = await open("reviewer1", path);
  await untilLive(page);
  const card = page.getByRole("region", { name: /^Claim \d+:/ }).filter({ hasText: "The best year." });
  await card.hover();
  const before = await card.boundingBox();
  await api.mark(id, "handled 41,200 containers", "So many containers.");
  await api.mark(id, "more than any other port", "More than any other.");
  await expect(page.getByRole("region", { name: /^Claim \d+:/ })).toHaveCount(3);
  await expect.poll(async () => (await card.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
});

test("who is taken off the desk is told so, and what they typed stays", async ({ open, door, article }) => {
  const { id, path } = await article();
  const claimId = await (await door("reviewer1")).mark(id, CLAIM);
  const page = await open("reviewer2", "/");
  await page.route("**/events?after=*", (route) =>
    route.fulfill({
      contentType: "text/event-stream",
      body: 'event: closed\ndata: {"reason":"not-found"}\n\n',
    }),
  );
  await page.goto(`${path}#claim-${claimId}`);
  await expect(
    page.getByRole("alert").filter({ hasText: "You can no longer open this article" }),
  ).toBeVisible();
  await openCard(page).getByRole("button", { name: "Give verdict" }).click();
  const form = formOf(page, "Your verdict");
  await form.getByRole("textbox", { name: "Why" }).fill("Half a thought");
  await expect(form.getByRole("status")).toHaveText("Draft kept on this device");
  await expectAccessible(page);
});
