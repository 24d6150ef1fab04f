import { expect, type Locator, type Page } from "@playwright/test";
import { type Point, placeOfLetter, type Where } from "./place-of-letter";

/** The article as the workbench shows it, once the editor has taken it over. */
export async function articleText(page: Page): Promise<Locator> {
  const text = page.getByRole("main").getByRole("document");
  await expect(text).toBeVisible();
  return text;
}

/** Drags the mouse from the first letter of `from` to the last letter of `to` (or of `from`). */
export async function selectByMouse(page: Page, from: string, to: string = from): Promise<void> {
  await startSelecting(page, from, to);
  await page.mouse.up();
}

/** The same, with the button still held down at the end. */
export async function startSelecting(page: Page, from: string, to: string = from): Promise<void> {
  const text = await articleText(page);
  await reveal(text, from);
  const start = await pointAt(text, from, "start");
  const end = await pointAt(text, to, "end");
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 3 });
}

/** Presses the mouse's button before the first letter of these words, and holds it. */
export async function pressAt(page: Page, words: string): Promise<void> {
  const { x, y } = await pointAt(await articleText(page), words, "start");
  await page.mouse.move(x, y);
  await page.mouse.down();
}

/** Goes on, with the button held down, to the last letter of these words. */
export async function dragOn(page: Page, to: string): Promise<void> {
  const { x, y } = await pointAt(await articleText(page), to, "end");
  await page.mouse.move(x, y, { steps: 3 });
}

/** Takes hold of something with the mouse, drags it to words of the article in one move, and lets go at once. */
export async function dragByMouse(
  page: Page,
  what: Locator,
  words: string,
  where: "start" | "end",
): Promise<void> {
  const text = await articleText(page);
  const box = await what.boundingBox();
  if (box === null) throw new Error("What is to be dragged is not to be seen.");
  const to = await pointAt(text, words, where);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

/** Clicks in the middle of words of the article. */
export async function clickWords(page: Page, words: string): Promise<void> {
  const text = await articleText(page);
  await reveal(text, words);
  const { x, y } = await pointAt(text, words, "middle");
  await page.mouse.click(x, y);
}

/** Brings words to the middle of the window, at once, and looks until they stand still: one aims at what is drawn. */
export async function reveal(text: Locator, words: string): Promise<void> {
  const { y } = await pointAt(text, words, "start");
  await text.evaluate(async (element, top) => {
    window.scrollBy({ top: top - window.innerHeight / 3, behavior: "instant" });
    const picture = () => new Promise<number>(requestAnimationFrame);
    let [before, stillFor] = [Number.NaN, 0];
    while (stillFor < 2) {
      await picture();
      const now = element.getBoundingClientRect().top;
      stillFor = now === before ? stillFor + 1 : 0;
      before = now;
    }
  }, y);
}

/** Where words stand in the browser's window. They may run across highlights, not across paragraphs. */
export function pointAt(text: Locator, words: string, where: Where): Promise<Point> {
  return text.evaluate(placeOfLetter, { words, where });
}
