import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";
import { untilLive } from "./workbench";

/** "Fähre fährt um zwölf." with a word of its own, in Windows-1252, which is no UTF-8. */
const inWindows1252 = (own: string) =>
  Buffer.from(`Fähre ${own} fährt um zwölf.\n\nÜber 1.204 Gäste fuhren mit.`, "latin1");

test("a file in another encoding is read, shown, corrected and kept; the same again is known @phone @dark", async ({
  open,
  complaints,
}) => {
  complaints.allow(/status of 409/);
  const own = randomUUID().replaceAll("-", " ");
  const page = await open("editor", `/w/${DESK}/new`);
  const bring = async () => {
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a file" }).click();
    const buffer = inWindows1252(own);
    await (await choosing).setFiles({ name: "Fähre.txt", mimeType: "text/plain", buffer });
    await expect(page.getByRole("region", { name: "What was read" })).toContainText(`Fähre ${own} fährt`);
  };
  await bring();
  const read = page.getByRole("region", { name: "What was read" });
  await expect(page.getByLabel("Title")).toHaveValue("Fähre");
  await read.getByLabel("Encoding").selectOption("koi8-r");
  await expect(read).not.toContainText("fährt");
  await read.getByLabel("Encoding").selectOption("windows-1252");
  await expect(read).toContainText("fährt um zwölf");
  await expectAccessible(page);
  await page.reload();
  await expect(read).toContainText("fährt um zwölf");
  await page.getByRole("button", { name: "Add article" }).click();
  await page.waitForURL(/\/articles\//);
  await untilLive(page);
  await expect(page.getByRole("document", { name: "Fähre" })).toContainText("Über 1.204 Gäste");

  await page.getByRole("button", { name: "Text 1" }).click();
  await page.getByRole("menuitem", { name: "Texts of this article…" }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the original of text 1" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("Fähre.txt");
  expect(await readFile(await saved.path())).toEqual(inWindows1252(own));

  await page.goto(`/w/${DESK}/new`);
  await bring();
  await expect(read.getByRole("link", { name: "Fähre" })).toBeVisible();
  await page.getByRole("button", { name: "Add article" }).click();
  const known = page.getByRole("alert").filter({ hasText: "You have this" });
  await expect(known.getByRole("link", { name: "Fähre" })).toBeVisible();
  await expectAccessible(page);
  await known.getByRole("button", { name: "Add anyway" }).click();
  await page.waitForURL(/\/articles\//);
});
