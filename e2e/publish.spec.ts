import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { tabTo } from "./by-keyboard";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { noticeOf, untilLive, untilSaved } from "./workbench";

const HEADLINE = "Three lorries in ten leave the port empty, not one";
const LORRIES = "Only one in ten lorries leaves the port empty.";

type Fixtures = Pick<Parameters<Parameters<typeof test>[2]>[0], "door" | "article">;

/** One claim settled and one open, with talk that is nobody else's business. */
async function reviewed({ door, article }: Fixtures) {
  const added = await article();
  const [reviewer, editor] = [await door("reviewer1"), await door("editor")];
  const settled = await reviewer.mark(added.id, LORRIES, "One lorry in ten is empty.");
  await reviewer.mark(added.id, "Half of the cranes run on electricity", "Half of the cranes are electric.");
  await reviewer.act(
    added.id,
    { type: "give-verdict", claimId: settled, rating: "false", rationale: "We **counted** three in ten." },
    { type: "comment", claimId: settled, commentId: randomUUID(), body: "Between us: ask Hana." },
  );
  const rating = "mostly-true";
  await editor.act(added.id, {
    type: "settle-claim",
    claimId: settled,
    rating,
    rationale: "Nearly.",
    version: 1,
  });
  return { ...added, settled, editor };
}

/** Opens an address as anyone would, and tells what was asked for on the way. */
async function asStranger(open: (who: "nobody", path: string) => Promise<Page>, address: string) {
  const page = await open("nobody", "about:blank");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(address);
  return { page, asked };
}

test("an editor publishes, corrects, and anyone reads both editions @dark @phone @phone-dark", async ({
  open,
  door,
  article,
  complaints,
}) => {
  // What looks into the preview here would run a script there: its frame lets nobody.
  complaints.allow(/^Blocked script execution in 'about:srcdoc'/);
  const { id, path, title, settled, editor } = await reviewed({ door, article });
  const page = await open("editor", path);
  await untilLive(page);
  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish the report" });
  await expect(dialog.getByRole("region", { name: "Claims" })).toContainText("1 of 2 claims settled");
  const claims = dialog.getByRole("region", { name: "Claims" });
  await expect(claims.getByRole("listitem")).toHaveText(["Open Half of the cranes are electric."]);
  const checks = dialog.getByRole("region", { name: "Worth a look before" });
  await expect(checks.getByRole("listitem")).toHaveText([
    "1 ruling rests on no evidence",
    "1 ruling stands on fewer than two verdicts",
  ]);
  await dialog.getByLabel("Headline").fill(HEADLINE);
  await dialog.getByLabel("Summary").fill("We looked at **two** claims.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Preview" }).click();
  const preview = page.getByRole("dialog", { name: "As readers will see it" });
  const frame = preview.locator('iframe[title="Edition 1 as readers will see it"]');
  const shown = frame.contentFrame();
  await expect(shown.getByRole("heading", { level: 1 })).toHaveText(HEADLINE);
  await expect(shown.getByText("We looked at two claims.")).toBeVisible();
  // Axe would wait for half a minute to run in it.
  await frame.evaluate((element) => element.remove());
  await expectAccessible(page);
  await expect(preview.getByRole("button", { name: "Back to the form" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "Preview" })).toBeFocused();
  await expect(dialog.getByLabel("Headline")).toHaveValue(HEADLINE);
  await dialog.getByRole("button", { name: "Publish edition 1" }).click();
  const address = await page.getByRole("textbox", { name: "Its address" }).inputValue();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();

  const first = await asStranger(open, address);
  await expect(first.page.getByRole("heading", { level: 1 })).toHaveText(HEADLINE);
  await expect(first.page.getByText("We looked at two claims.")).toBeVisible();
  await expect(first.page.getByText(`Article: ${title}`)).toBeVisible();
  await expect(first.page.getByRole("heading", { name: "Without a ruling" })).toBeVisible();
  await expect(first.page.getByText("counted")).toBeVisible();
  await expect(first.page.getByText("Between us")).toHaveCount(0);
  const finding = first.page.getByRole("article").getByText("One lorry in ten is empty.");
  await finding.click();
  await expect(first.page.getByRole("link", { name: "Read what was found of claim 2" })).toBeVisible();
  await expectAccessible(first.page);
  await expectFits(first.page);
  expect(first.asked[0]).toBe(address);
  for (const asked of first.asked.slice(1))
    expect(asked).toMatch(/^https?:\/\/[^/]+\/fonts\/[a-z0-9-]+\.(css|woff2)$/);
  expect(await first.page.context().cookies()).toEqual([]);

  await editor.act(id, { type: "reopen-claim", claimId: settled, reason: "Counted again." });
  await editor.act(id, {
    type: "settle-claim",
    claimId: settled,
    rating: "false",
    rationale: "No.",
    version: 3,
  });
  await page.getByRole("button", { name: "Publish" }).click();
  const correction = page.getByRole("dialog", { name: "Publish the next edition" });
  await expect(correction.getByRole("region", { name: "Changes since edition 1" })).toContainText(
    "Mostly true became False",
  );
  const publish = correction.getByRole("button", { name: "Publish edition 2" });
  await expect(publish).toBeDisabled();
  await expect(correction.getByLabel("Headline")).toHaveValue(HEADLINE);
  await correction.getByLabel("What changed, and why").fill("We had counted one gate only.");
  await correction.getByRole("radio", { name: "Update" }).check();
  await correction.getByRole("radio", { name: "Only those chosen" }).check();
  await expect(
    correction.getByRole("checkbox", { name: /Half of the cranes are electric\.$/ }),
  ).not.toBeChecked();
  await correction.getByRole("radio", { name: "Only what was checked" }).check();
  await expectAccessible(page);
  await publish.click();
  await expect(page.getByRole("dialog", { name: "Published" })).toContainText("Edition 2 is public.");

  const newest = await asStranger(open, address);
  const corrections = newest.page.getByRole("region", { name: "Corrections and updates" });
  await expect(corrections).toContainText("We had counted one gate only.");
  await expect(corrections).toContainText(/Mostly true became\s+False/);
  await expect(newest.page.getByText("1 claim without a ruling is not part of this report.")).toBeVisible();
  await expect(newest.page.getByText("Half of the cranes")).toHaveCount(0);
  await expect(newest.page.locator("mark")).toHaveText(LORRIES);
  await expectAccessible(newest.page);
  await newest.page.getByRole("link", { name: "All editions" }).click();
  await expectAccessible(newest.page);
  await newest.page.getByRole("link", { name: "Edition 1" }).click();
  await expect(newest.page.getByRole("complementary")).toContainText(
    "This is edition 1. Edition 2 corrects it.",
  );
  await expect(newest.page.getByRole("region", { name: /^Claim 2/ })).toContainText("Mostly true");
  await expectAccessible(newest.page);
  const pages = newest.asked.filter((asked) => !asked.includes("/fonts/"));
  expect(pages).toEqual([address, `${address}/editions`, `${address}/1`]);
});

test("publishing works by keyboard alone, and stands in the history", async ({ open, door, article }) => {
  const { path } = await reviewed({ door, article });
  const page = await open("editor", path);
  await untilLive(page);
  await tabTo(page, page.getByRole("button", { name: "Publish" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Publish edition 1" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Its address" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Publish" })).toBeFocused();
  await expect(page.getByRole("link", { name: /^Edition 1/ })).toBeVisible();
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByText(/Editor published edition 1 of the report/)).toBeVisible();
});

test("who may not publish is offered what is public, and nothing to press", async ({
  open,
  door,
  article,
}) => {
  const { id, path, editor } = await reviewed({ door, article });
  await editor.request.post(`/api/v1/articles/${id}/reports`, { data: { commandId: randomUUID() } });
  const page = await open("reviewer1", path);
  await untilLive(page);
  await expect(page.getByRole("button", { name: "Publish" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^Edition 1/ })).toBeVisible();
});

test("an address under which nothing was published says so @dark @phone", async ({ open, complaints }) => {
  complaints.allow(/404/);
  const page = await open("nobody", "/r/nothing-here/3");
  await expect(page.getByRole("heading", { name: "Nothing is published here" })).toBeVisible();
  await expectAccessible(page);
});

async function expectFits(page: Page): Promise<void> {
  const { wide, window } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(wide).toBeLessThanOrEqual(window);
}

test("an edition is withdrawn by keyboard, with its reason where readers look @phone @dark", async ({
  open,
  door,
  article,
  complaints,
}) => {
  complaints.allow(/status of 410/);
  const { id, path, title, editor } = await reviewed({ door, article });
  const answer = await editor.request.post(`/api/v1/articles/${id}/reports`, {
    data: { commandId: randomUUID() },
  });
  const { url } = await answer.json();
  const page = await open("editor", path);
  await untilLive(page);
  await tabTo(page, page.getByRole("button", { name: "Publish" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await tabTo(page, dialog.getByRole("button", { name: "Withdraw edition 1…" }));
  await page.keyboard.press("Enter");
  const reason = dialog.getByRole("textbox", { name: "Why it is withdrawn" });
  await expect(reason).toBeFocused();
  await page.keyboard.type("The harbour's own figures were forged.");
  await expectAccessible(page);
  await tabTo(page, dialog.getByRole("button", { name: "Back" }));
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "Withdraw edition 1…" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(reason).toHaveValue("The harbour's own figures were forged.");
  await tabTo(page, dialog.getByRole("button", { name: "Withdraw edition 1", exact: true }));
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(noticeOf(page, "Edition 1 is withdrawn: its address says so")).toBeVisible();
  await untilSaved(page);

  const { page: reader } = await asStranger(open, url);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(reader.getByRole("heading", { name: "This fact check was withdrawn" })).toBeVisible();
  await expect(reader.getByText("The harbour's own figures were forged.")).toBeVisible();
  await expect(reader.getByText(LORRIES)).toHaveCount(0);
  await expectAccessible(reader);
  await expectFits(reader);
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByText(/Editor withdrew edition 1 of the report/)).toBeVisible();
});

test("a public report stands in the desk's list, and one for members asks to sign in @phone", async ({
  open,
  door,
  article,
  complaints,
}) => {
  // Once nothing is public any more, the desk has no list.
  complaints.allow(/status of 404/);
  const { id, path, editor } = await reviewed({ door, article });
  const page = await open("editor", path);
  await untilLive(page);
  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: "Anyone" })).toBeChecked();
  const headline = `Listed: ${HEADLINE} ${id.slice(0, 8)}`;
  await dialog.getByLabel("Headline").fill(headline);
  await dialog.getByRole("button", { name: "Publish edition 1" }).click();
  const address = await page.getByRole("textbox", { name: "Its address" }).inputValue();

  const { page: reader } = await asStranger(open, "/w/demo/reports");
  await expect(reader.getByRole("img", { name: /^Claims settled in \d{4}, by month/ })).toBeVisible();
  const numbers = reader.getByRole("region", { name: "By claimant, as a table" });
  await reader.getByText("By claimant, as a table").click();
  await expect(numbers.getByRole("row", { name: /^No claimant named/ })).toBeVisible();
  await expectAccessible(reader);
  await expectFits(reader);
  await reader.getByRole("link", { name: headline }).click();
  await expect(reader).toHaveURL(address);
  const feed = await reader.request.get("/w/demo/reports.atom");
  expect(await feed.text()).toContain(`<link rel="alternate" type="text/html" href="${address}"/>`);

  await editor.request.post(`/api/v1/articles/${id}/reports`, {
    data: { commandId: randomUUID(), note: "Not for everybody.", readers: "members" },
  });
  await reader.goto(address);
  await expect(reader.getByRole("button", { name: "Sign in" })).toBeVisible();
  const member = await open("viewer", address);
  await expect(member.getByRole("region", { name: "Corrections" })).toContainText("Not for everybody.");
  await reader.goto("/w/demo/reports");
  await expect(reader.getByRole("link", { name: headline })).toHaveCount(0);
});
