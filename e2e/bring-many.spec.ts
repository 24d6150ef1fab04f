import { randomUUID } from "node:crypto";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";

const textFile = (name: string, text: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(text),
});

test("ten files at once are read, shown, and added; one is no text and one the desk has @phone @dark", async ({
  open,
  complaints,
}) => {
  complaints.allow(/status of 415/);
  const own = randomUUID().replaceAll("-", " ");
  const page = await open("editor", `/w/${DESK}/new/many`);
  await expect(page.locator("[data-ready=true]")).toBeVisible();
  const files = Array.from({ length: 8 }, (_, at) =>
    textFile(`Ferry ${at}.txt`, `Ferry ${at} ${own.split(" ").reverse().join(` ${at} `)} sails at ${at}.`),
  );
  files.push(textFile("Again.txt", String(files[0]?.buffer)), textFile("Tool.exe", "MZ\0\0\0\0"));
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await choosing).setFiles(files);
  const list = page.getByRole("list", { name: "What came in" });
  await expect(list.getByRole("checkbox", { checked: true })).toHaveCount(9);
  await expect(list.getByRole("listitem").filter({ hasText: "Tool.exe" })).toContainText("This is a program");
  await expectAccessible(page);

  await page.reload();
  await expect(list.getByRole("checkbox", { checked: true })).toHaveCount(9);
  await list.getByRole("button", { name: "Take out Ferry 7.txt" }).click();
  await page.getByRole("button", { name: "Add 8 articles" }).click();
  await expect(page.getByRole("status").filter({ hasText: "7 of 8 were added." })).toBeVisible({
    timeout: 30_000,
  });
  await expect(list.getByRole("link", { name: /^Ferry \d$/ })).toHaveCount(7);
  const again = list.getByRole("listitem").filter({ hasText: "Again" });
  await expect(again).toContainText("The desk has");
  await expectAccessible(page);
  await again.getByRole("link", { name: "Open that one" }).click();
  await expect(page.getByRole("document", { name: "Ferry 0" })).toBeVisible();
});
