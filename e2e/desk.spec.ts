import { randomUUID } from "node:crypto";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";

test("a long desk shows more on request and goes on reading at the first article that came", async ({
  open,
  article,
}) => {
  const series = `Series ${randomUUID()}`;
  for (let part = 1; part <= 21; part += 1) await article({ title: `${series}, part ${part}` });
  const page = await open("reviewer1", `/w/${DESK}?search=${encodeURIComponent(series)}`);
  const titles = page.getByRole("list", { name: "Articles" }).getByRole("link", { name: series });
  await expect(titles).toHaveCount(20);
  const more = page.getByRole("button", { name: "Show more articles" });
  await more.press("Enter");
  await expect(page.getByRole("link", { name: `${series}, part 1`, exact: true })).toBeFocused();
  await expect(titles).toHaveCount(21);
  await expect(more).toBeHidden();
});

test("a search that fits nothing says so and leads back to all articles @phone @dark", async ({ open }) => {
  const page = await open("reviewer1", `/w/${DESK}`);
  const field = page.getByRole("searchbox", { name: "Search articles" });
  await field.fill("no such article anywhere");
  await expect(page.getByText("No article fits.")).toBeVisible();
  await expect(page).toHaveURL(/search=no\+such/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show all articles" }).press("Enter");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
  await expect(page.getByRole("list", { name: "Articles" }).getByRole("listitem")).not.toHaveCount(0);
  await expect(page.getByText("No article fits.")).toBeHidden();
});
