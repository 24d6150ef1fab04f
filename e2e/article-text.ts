import { expect, type Locator, type Page } from "@playwright/test";

/** The article as the workbench shows it, once the editor has taken it over. */
export async function articleText(page: Page): Promise<Locator> {
  const text = page.getByRole("main").getByRole("document");
  await expect(text).toBeVisible();
  return text;
}

type Point = { readonly x: number; readonly y: number };

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

/** Brings words to the middle of the window, at once. */
export async function reveal(text: Locator, words: string): Promise<void> {
  const { y } = await pointAt(text, words, "start");
  await text.evaluate(
    (_, top) => window.scrollBy({ top: top - window.innerHeight / 3, behavior: "instant" }),
    y,
  );
}

/** Where words stand in the browser's window. They may run across highlights, not across paragraphs. */
export function pointAt(text: Locator, words: string, where: "start" | "middle" | "end"): Promise<Point> {
  return text.evaluate(
    (root, { words, where }) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      let all = "";
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        nodes.push(node);
        all += node.data;
      }
      const first = all.indexOf(words);
      if (first === -1) throw new Error(`The article does not say "${words}".`);
      const letter = { start: 0, middle: Math.floor(words.length / 2), end: words.length - 1 }[where];
      let at = first + letter;
      const node = nodes.find((each) => {
        if (at < each.length) return true;
        at -= each.length;
        return false;
      });
      if (node === undefined) throw new Error("The text nodes ended early.");
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      const isRtl = getComputedStyle(root).direction === "rtl";
      const x = {
        start: isRtl ? right - 1 : left + 1,
        middle: (left + right) / 2,
        end: isRtl ? left + 1 : right - 1,
      };
      return { x: x[where], y: (top + bottom) / 2 };
    },
    { words, where },
  );
}
