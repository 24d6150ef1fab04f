import type { Page } from "@playwright/test";
import { selectByMouse } from "./article-text";
import { tabTo } from "./by-keyboard";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { formOf, openCard, untilLive, untilSaved } from "./workbench";

const newClaim = (page: Page) => formOf(page, "The new claim");

/** Presses keys and counts them; what is typed as text is not counted. */
function countedKeys(page: Page) {
  let presses = 0;
  return {
    press: async (key: string) => {
      // A chord is as many keys as it names.
      presses += key.split("+").length;
      await page.keyboard.press(key);
    },
    type: (text: string) => page.keyboard.type(text),
    count: () => presses,
  };
}

test("a whole claim takes at most eight keys beyond what is typed", async ({ open, door, article }) => {
  const { id, path } = await article();
  const page = await open("reviewer1", path);
  await untilLive(page);
  await page.waitForLoadState("networkidle");
  await selectByMouse(page, "41,200 containers last year");
  const keys = countedKeys(page);
  await keys.press("m");
  await keys.type("Norrvik moved 41,200 containers in 2024, just under the year before.");
  await keys.press("Enter");
  await keys.press("4");
  await keys.type("The port counts empty ones, too.");
  await keys.press("Tab");
  await keys.type("www.port.example/figures");
  await keys.press("Control+Enter");
  expect(keys.count()).toBeLessThanOrEqual(8);

  await expect(newClaim(page)).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Claim 1: Misleading" })).toBeFocused();
  await untilSaved(page);
  const { claims, seq } = await (await door("reviewer1")).review(id);
  expect(claims).toMatchObject([
    {
      statement: "Norrvik moved 41,200 containers in 2024, just under the year before.",
      anchor: { ranges: [{ exact: "41,200 containers last year" }] },
      verdicts: [{ rating: "misleading", rationale: "The port counts empty ones, too." }],
      evidence: [{ url: "https://www.port.example/figures", stance: "supports" }],
    },
  ]);
  expect(seq).toBe(5);
});

test("words typed at once after M are the claim's, and Escape leaves each part as a draft in its own form", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const page = await open("reviewer1", path);
  await untilLive(page);
  await page.waitForLoadState("networkidle");
  await selectByMouse(page, "one in ten lorries");
  const words = "just one lorry in ten, he said";
  await Promise.all([page.keyboard.press("m"), page.keyboard.type(words)]);
  const statement = newClaim(page).getByRole("textbox", { name: "The claim in plain words" });
  await expect(statement).toHaveValue(words);
  await expect(page.getByRole("toolbar", { name: "Selected words" })).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await page.keyboard.press("2");
  await page.keyboard.type("Roughly.");
  await page.keyboard.press("Escape");
  await expect(newClaim(page)).toHaveCount(0);
  await expect(openCard(page)).toBeFocused();
  expect((await (await door("reviewer1")).review(id)).claims).toMatchObject([
    { statement: null, verdicts: [] },
  ]);

  await page.keyboard.press("d");
  await expect(formOf(page, "Describe the claim").getByLabel("Claim in plain words")).toHaveValue(words);
  await page.keyboard.press("Escape");
  await page.keyboard.press("v");
  const verdict = formOf(page, "Your verdict");
  await expect(verdict.getByRole("radio", { name: /^Mostly true/ })).toBeChecked();
  await expect(verdict.getByRole("textbox", { name: "Why" })).toHaveText("Roughly.");
});

test("reasons without a rating are asked for one, and nothing is given by half", async ({
  open,
  door,
  article,
  complaints,
}) => {
  complaints.allow(/status of 422/);
  const { id, path } = await article();
  const page = await open("reviewer1", path);
  await untilLive(page);
  await page.waitForLoadState("networkidle");
  await selectByMouse(page, "one in ten lorries");
  await page.keyboard.press("m");
  await page.keyboard.type("One lorry in ten is empty.");
  const form = newClaim(page);
  await form.getByRole("textbox", { name: "Why" }).fill("As the spokeswoman said.");
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).toContainText("Choose the rating that these reasons are for.");
  expect((await (await door("reviewer1")).review(id)).seq).toBe(2);
  await form.getByRole("radio", { name: "True", exact: true }).click();
  await form.getByRole("textbox", { name: "Source" }).fill("not an address");
  await form.getByRole("button", { name: "Save with verdict: True" }).click();
  await expect(form.getByRole("alert")).toContainText("Give a full http:// or https:// address.");
  expect((await (await door("reviewer1")).review(id)).seq).toBe(2);
  await form.getByRole("textbox", { name: "Source" }).fill("");
  await form.getByRole("button", { name: "Save with verdict: True" }).click();
  await untilSaved(page);
  await expect(page.getByRole("region", { name: "Claim 1: True" })).toBeVisible();
});

const TEN = [
  "41,200 containers",
  "more than any other port",
  "best year in the town's history",
  "Half of the cranes",
  "from the new wind farm",
  "still burn diesel",
  "nobody has said when",
  "Only one in ten",
  "A spokeswoman said",
  "before the new road",
] as const;

test("ten claims by keyboard alone, at most eleven keys each beyond what is typed", async ({
  open,
  door,
  article,
}) => {
  const { id, path, title } = await article();
  const page = await open("reviewer1", path);
  await untilLive(page);
  await page.waitForLoadState("networkidle");
  await tabTo(page, page.getByRole("document", { name: title }));
  const keys = countedKeys(page);
  for (const at of TEN.keys()) {
    await keys.press("ArrowRight");
    await keys.press("Shift+ArrowRight");
    await keys.press("m");
    await keys.type(`Claim ${at + 1} in plain words`);
    await keys.press("Enter");
    await keys.press(String((at % 7) + 1));
    await keys.type("As it stands.");
    await keys.press("Tab");
    await keys.type(`port.example/${at}`);
    await keys.press("Control+Enter");
    await expect(newClaim(page)).toHaveCount(0);
    await keys.press("Escape");
  }
  expect(keys.count()).toBeLessThanOrEqual(110);
  await untilSaved(page);
  const { claims } = await (await door("reviewer1")).review(id);
  expect(claims.map(({ statement }) => statement)).toEqual(
    TEN.map((_, at) => `Claim ${at + 1} in plain words`),
  );
  expect(claims.every(({ verdicts, evidence }) => verdicts.length === 1 && evidence.length === 1)).toBe(true);
});

test("ten claims by mouse alone, with at most six clicks each beyond what is typed", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const page = await open("reviewer1", path);
  await untilLive(page);
  let clicks = 0;
  const click = async (target: ReturnType<Page["locator"]>): Promise<void> => {
    clicks += 1;
    await target.click();
  };
  for (const words of TEN) {
    await selectByMouse(page, words);
    await click(page.getByRole("button", { name: /^Mark as claim/ }));
    await click(openCard(page).getByRole("button", { name: "Give verdict" }));
    const form = formOf(page, "Your verdict");
    await click(form.getByRole("radio", { name: "Mixed", exact: true }));
    await click(form.getByRole("textbox", { name: "Why" }));
    await page.keyboard.type("Partly.");
    await click(form.getByRole("button", { name: "Give verdict: Mixed" }));
    await expect(form).toHaveCount(0);
  }
  expect(clicks).toBeLessThanOrEqual(60);
  await untilSaved(page);
  const { claims } = await (await door("reviewer1")).review(id);
  expect(claims.map(({ anchor }) => anchor.ranges[0]?.exact)).toEqual([...TEN]);
  expect(claims.map(({ verdicts }) => verdicts[0]?.rating)).toEqual(TEN.map(() => "mixed"));
});
