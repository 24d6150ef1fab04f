import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until the focus is on what is meant, as somebody without a mouse does. */
export async function tabTo(page: Page, goal: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (await isFocused(goal)) return;
    await page.keyboard.press(key);
  }
  await expect(goal, `${MOST_PRESSES} presses of ${key} lead here`).toBeFocused({ timeout: 1 });
}

const MOST_PRESSES = 60;

async function isFocused(goal: Locator): Promise<boolean> {
  return goal.evaluate((element) => element === document.activeElement, null, { timeout: 5_000 });
}

/** Goes to a field and types. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}
