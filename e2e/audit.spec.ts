import { readFile } from "node:fs/promises";
import { expectAccessible } from "./expect-accessible";
import { joinAsGuest } from "./guest";
import { expect, test } from "./journey";
import { DESK } from "./people";

const SETTINGS = `/w/${DESK}/settings`;

test("an owner changes a role, reads it in the audit, narrows it, and takes it along as a table", async ({
  open,
  door,
  complaints,
  playwright,
  baseURL,
}) => {
  complaints.allow(/status of 404/);
  const { name } = await joinAsGuest(await door("owner"), playwright.request, baseURL, "viewer");
  const page = await open("owner", SETTINGS);
  await page.waitForLoadState("networkidle");
  await page.getByLabel(`Role of ${name}`).selectOption({ value: "editor" });
  await expect(page.getByText(`${name} is now editor.`)).toBeVisible();

  await page.getByRole("link", { name: "Audit" }).click();
  const sentence = `Owner changed the role of ${name} from viewer to editor.`;
  await expect(page.getByText(sentence)).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("What happened").selectOption({ value: "role-changed" });
  await page.getByLabel("Person").selectOption({ label: name });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.waitForURL(/kind=role-changed/);
  await expect(page.getByRole("main").getByRole("listitem")).toHaveText([new RegExp(sentence)]);
  await expect(page.getByLabel("Person").locator("option:checked")).toHaveText(name);
  await page.reload();
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);

  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const file = await (await waiting).path();
  const [header, row, ...rest] = (await readFile(file, "utf8")).trim().split("\r\n");
  expect(header).toContain('"sentence"');
  expect(row).toContain(sentence);
  expect(rest).toEqual([]);

  const editor = await open("editor", `/w/${DESK}/audit`);
  await expect(editor.getByText(sentence)).toHaveCount(0);
});

test("somebody who left becomes a pseudonym, in the record too", async ({
  open,
  door,
  playwright,
  baseURL,
}) => {
  const { name } = await joinAsGuest(await door("owner"), playwright.request, baseURL, "reviewer");
  const page = await open("owner", SETTINGS);
  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(page.getByText(`${name} was removed.`)).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: `Remove the name of ${name}` }).click();
  const warning = page.getByRole("dialog", { name: `Remove the name of ${name}?` });
  await expect(warning.getByText("Published editions stay as they are")).toBeVisible();
  await expectAccessible(page);
  await warning.getByRole("button", { name: "Remove the name" }).click();
  await expect(page.getByText("The name is removed.")).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);

  await page.goto(`/w/${DESK}/audit?article=desk`);
  await expect(
    page.getByText(/^Owner removed the name of a former member, who is Former member \d+/),
  ).not.toHaveCount(0);
  await expect(page.getByText(name)).toHaveCount(0);
});
