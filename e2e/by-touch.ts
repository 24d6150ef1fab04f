import type { CDPSession, Locator, Page } from "@playwright/test";
import { articleText, pointAt, reveal } from "./article-text";

type Point = { readonly x: number; readonly y: number };

/** Longer than a browser waits before it takes a resting finger for a long press. */
const LONG_PRESS_MS = 900;

/** A finger that rests this long before it lifts throws nothing; the next tap would only stop what glides. */
const RESTING_MS = 150;

/**
 * Rests a finger on a word of the article until it is selected. A headless Chromium knows no long press: the finger is
 * real, and the word under it is selected in its stead, as a phone's browser does while the finger rests.
 */
export async function longPress(page: Page, word: string): Promise<void> {
  const text = await articleText(page);
  await reveal(text, word);
  const at = await pointAt(text, word, "middle");
  const finger = await putFinger(page, at);
  await page.waitForTimeout(LONG_PRESS_MS);
  await page.evaluate(selectWordAt, at);
  await finger.lift();
}

function selectWordAt({ x, y }: Point): void {
  const caret = document.caretRangeFromPoint(x, y);
  if (caret === null) throw new Error("There is no text under the finger.");
  const selection = getSelection();
  selection?.setBaseAndExtent(
    caret.startContainer,
    caret.startOffset,
    caret.startContainer,
    caret.startOffset,
  );
  selection?.modify("move", "backward", "word");
  selection?.modify("extend", "forward", "word");
}

/** Takes hold of something with a finger and drags it to the end of words of the article. */
export async function dragToWords(page: Page, what: Locator, words: string): Promise<void> {
  const text = await articleText(page);
  const box = await what.boundingBox();
  if (box === null) throw new Error("What is to be dragged is not to be seen.");
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const to = await pointAt(text, words, "end");
  const finger = await putFinger(page, from);
  await finger.move({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  await finger.move({ x: to.x + 1, y: to.y });
  await page.waitForTimeout(RESTING_MS);
  await finger.lift();
}

async function putFinger(page: Page, at: Point) {
  const session: CDPSession = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: Point[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", [at]);
  return {
    move: (to: Point) => touch("touchMove", [to]),
    lift: async () => {
      await touch("touchEnd", []);
      await session.detach();
    },
  };
}
