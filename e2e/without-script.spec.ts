import { expect, test } from "./journey";

test("an article and its highlights are there to read without JavaScript", async ({
  browser,
  baseURL,
  ownSession,
  door,
  article,
}) => {
  const { id, path } = await article();
  await (await door("reviewer1")).mark(id, "41,200 containers");
  const context = await browser.newContext({
    baseURL: baseURL ?? "",
    javaScriptEnabled: false,
    storageState: await ownSession("reviewer1"),
  });
  const page = await context.newPage();
  await page.goto(path);
  await expect(page.getByText("Half of the cranes run on electricity")).toBeVisible();
  await expect(page.locator("mark")).toHaveText("41,200 containers");
  await expect(page.locator("mark")).toBeVisible();
  await context.close();
});

test("the sign-in page says what it needs where JavaScript is off", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in");
  // Playwright's search by text passes over what stands in noscript.
  const word = page.locator("noscript p");
  await expect(word).toBeVisible();
  await expect(word).toHaveText(/^Signing in and working need JavaScript/);
  await context.close();
});
