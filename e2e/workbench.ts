import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { articleText } from "./article-text";
import type { ConsoleWatch } from "./console-watch";

/** The card of the claim that is open. */
export const openCard = (page: Page): Locator =>
  page.getByRole("region", { name: /^Claim \d+:/ }).filter({ has: page.getByRole("tablist") });

/** A form of the open card, by what it asks for. */
export const formOf = (page: Page, name: string): Locator => page.getByRole("form", { name });

/** What is said in a corner of the screen, by its title. */
export const noticeOf = (page: Page, title: string): Locator =>
  page.locator(".mantine-Notification-root").filter({ hasText: title });

/** Waits until the workbench may be used: the editor has the article, and the server's events arrive. */
export async function untilLive(page: Page): Promise<void> {
  await articleText(page);
  await expect(page.getByRole("banner").getByRole("status")).toHaveText(/Live$/);
}

/** Waits until the server has said that everything is kept. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(page.getByRole("banner").getByRole("status")).toHaveText(/^Saved/);
}

/** Presses keys as fast as the browser takes them, without waiting for what one of them opens. */
export async function pressAtOnce(page: Page, keys: readonly string[]): Promise<void> {
  const strokes = keys.flatMap((key) => {
    const held = key.split("+");
    return [
      ...held.map((each) => () => page.keyboard.down(each)),
      ...held.toReversed().map((each) => () => page.keyboard.up(each)),
    ];
  });
  await Promise.all(strokes.map((stroke) => stroke()));
}

/** Downloads the report in a format by the menu, and reads it. */
export async function download(page: Page, label: string | RegExp): Promise<{ name: string; text: string }> {
  await page.getByRole("button", { name: "Export" }).click();
  const started = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: label }).click();
  const file = await started;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

/** Waits for the article that is being added; where the desk has its text from another journey already, adds it all the same. */
export async function untilAdded(
  page: Page,
  complaints: ConsoleWatch,
  press: (button: Locator) => Promise<void>,
): Promise<void> {
  complaints.allow(/status of 409/);
  const anyway = page.getByRole("button", { name: "Add anyway" });
  await Promise.race([page.waitForURL(/\/articles\//), anyway.waitFor()]);
  if (await anyway.isVisible()) await press(anyway);
  await page.waitForURL(/\/articles\//);
}
