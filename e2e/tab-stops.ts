import { expect, type Page } from "@playwright/test";

/** Where Tab stops: what it is called, and how one sees that it is there. */
type Stop = { readonly name: string; readonly isMarked: boolean; readonly isInView: boolean };

/**
 * Presses Tab from where the focus is to the end of the page, and tells where it stopped. Every stop is seen, none
 * catches the focus for good.
 */
export async function tabThrough(page: Page, most = 80): Promise<readonly string[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(focusedNow);
    if (stop === null) break;
    stops.push(stop);
  }
  expect(stops.length, "Tab comes to the end of the page").toBeLessThan(most);
  expect(
    stops.filter((stop) => !stop.isMarked || !stop.isInView),
    "every stop is marked and in view",
  ).toEqual([]);
  return stops.map(({ name }) => name);
}

/** Runs in the page. Null when the focus has left it. */
function focusedNow(): Stop | null {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { top, bottom, height } = element.getBoundingClientRect();
  const label = element.getAttribute("aria-label") ?? element.textContent ?? "";
  return {
    name: label.replace(/\s+/g, " ").trim(),
    isMarked: outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0,
    isInView: height > 0 && bottom > 0 && top < window.innerHeight,
  };
}
