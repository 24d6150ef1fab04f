/** Pixels from the left and the top of the browser's window. */
export type Point = { readonly x: number; readonly y: number };

/** Before the first letter, within the middle one, or after the last. */
export type Where = "start" | "middle" | "end";

/**
 * Where words of an article stand in the window. They may run across highlights, not across paragraphs. It runs in the
 * page, whatever drives the browser, and so uses nothing from outside itself.
 */
export function placeOfLetter(
  root: Element,
  { words, where }: { readonly words: string; readonly where: Where },
): Point {
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
}
