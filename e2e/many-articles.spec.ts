import { expect, test } from "./journey";
import { untilLive } from "./workbench";

/** More than the six connections that a browser opens to one host. */
const TABS = 8;

test("eight tabs of eight articles are all live, and what others do reaches each of them", async ({
  open,
  door,
  article,
}) => {
  test.setTimeout(180_000);
  const articles = [];
  while (articles.length < TABS) articles.push(await article());
  const [first, ...rest] = articles;
  if (first === undefined) throw new Error("There is no article.");
  const pages = [await open("reviewer1", first.path)];
  for (const { path } of rest) {
    const page = await pages[0]?.context().newPage();
    if (page === undefined) throw new Error("There is no page.");
    await page.goto(path);
    pages.push(page);
  }
  for (const page of pages) await untilLive(page);

  const reviewer = await door("reviewer2");
  for (const { id } of articles)
    await reviewer.mark(id, "Half of the cranes run on electricity", "Half are electric.");
  for (const page of pages) await expect(page.getByRole("region", { name: "Claim 1: Open" })).toBeVisible();

  await pages.at(-1)?.reload();
  for (const page of pages) await untilLive(page);
});
