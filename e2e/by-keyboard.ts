import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until the focus is on what is meant, as somebody without a mouse does. */
export async function tabTo(page: Page, goal: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await pressUntilFocused(page, goal, key);
}

/** Presses a key, such as an arrow inside a menu, until the focus is on what is meant. */
export async function pressUntilFocused(page: Page, goal: Locator, key: string): Promise<void> {
  await expect(goal).toBeVisible();
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(goal, `${MOST_PRESSES} presses of ${key} lead here`).toBeFocused();
}

const MOST_PRESSES = 60;

/** Goes to a field and types. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}
