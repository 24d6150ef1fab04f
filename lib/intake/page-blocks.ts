import type { ReadBlock } from "./reading";

const MARK = "data-block";
const START_UNITS = 120;

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
);
/** Chosen whole: half a table of data says something else. A table that lays out a page has other things in it. */
const isWhole = (element: Element): boolean =>
  element.tagName === "PRE" ||
  (element.tagName === "TABLE" &&
    element.querySelector("table,h1,h2,h3,h4,ul,ol,div,form,section,article") === null);
const NO_TEXT = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT OPTION BUTTON SVG IFRAME OBJECT HEAD TITLE VIDEO AUDIO CANVAS".split(
    " ",
  ),
);

/** A part of a page that can be chosen: an element with text of its own, beside that of the blocks in it. */
type Block = { readonly element: Element; readonly start: string };

/** Numbers the blocks of a page in the order of its text, and writes the numbers on them. */
export function markBlocks(body: Element): readonly string[] {
  const blocks = blocksOf(body);
  for (const [index, { element }] of blocks.entries()) element.setAttribute(MARK, String(index));
  return blocks.map(({ start }) => start);
}

/** Shorter ones, such as "Share", stand in many places. */
const TELLING_UNITS = 25;

/**
 * Which blocks are in an article that was found: those whose marks are in its HTML, and those whose words are in its
 * text, since a `div` that became a paragraph lost its mark.
 */
export function blocksIn(html: string, text: string, starts: readonly string[]): ReadonlySet<number> {
  const marked = [...html.matchAll(/\sdata-block="(\d+)"/g)].map(([, index]) => Number(index));
  const found = text.replace(/\s+/g, " ");
  const told = starts.flatMap((start, index) =>
    start.length >= TELLING_UNITS && found.includes(start.replace(/…$/, "")) ? [index] : [],
  );
  return new Set([...marked, ...told]);
}

/** Takes all blocks out of a marked tree that are not among the chosen, in place. */
export function keepBlocks(body: Element, chosen: ReadonlySet<number>): void {
  for (const element of [...body.querySelectorAll(`[${MARK}]`), body]) {
    const index = element.getAttribute(MARK);
    if (index === null || chosen.has(Number(index))) continue;
    const own = [...element.childNodes].filter((child) => isWhole(element) || !holdsBlocks(child));
    const isEmptied = own.length === element.childNodes.length && isRemovable(element);
    if (isEmptied) takeOut(element);
    else for (const child of own) child.remove();
  }
}

/** Takes an element out, with what holds nothing then. Words on both sides of it stay apart. */
function takeOut(element: Element): void {
  const parent = element.parentElement;
  const isBetweenWords = [...(parent?.childNodes ?? [])].some((node) => !holdsBlocks(node) && !isBlank(node));
  if (isBetweenWords) element.replaceWith(element.ownerDocument.createElement("div"));
  else element.remove();
  if (parent !== null && isRemovable(parent) && [...parent.childNodes].every(isBlank)) takeOut(parent);
}

const isBlank = (node: Node): boolean =>
  !isElement(node) && (!isText(node) || (node.textContent ?? "").trim() === "");

const isRemovable = (element: Element): boolean => !/^(?:BODY|T[DH])$/.test(element.tagName);

export const describeBlocks = (starts: readonly string[], taken: ReadonlySet<number>): readonly ReadBlock[] =>
  starts.map((start, index) => ({ index, start, isTaken: taken.has(index) }));

function blocksOf(body: Element): readonly Block[] {
  const blocks: Block[] = [];
  const holders = holdersIn(body);
  // A stack of its own, since pages nest deeper than calls can.
  const waiting: Element[] = [body];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    const children = isWhole(element) ? [] : childrenOf(element).filter((node) => holders.has(node));
    const start = startOf(element, children.length > 0 ? holders : NONE);
    if (start !== "") blocks.push({ element, start });
    waiting.push(...children.filter(isElement).reverse());
  }
  return blocks;
}

const NONE: ReadonlySet<Node> = new Set();

/** Which nodes under this one hold blocks, each asked once: asked one after another, each would look at all below it. */
function holdersIn(body: Element): ReadonlySet<Node> {
  const above = new Set<Node>();
  const holders = new Set<Node>();
  for (const element of elementsIn(body)) {
    if (!BLOCKS.has(element.localName.toUpperCase())) continue;
    for (let each = element.parentElement; each !== null && !above.has(each); each = each.parentElement)
      above.add(each);
    if (BLOCKS.has(element.tagName)) holders.add(element);
  }
  for (const node of above)
    if (isElement(node) && !NO_TEXT.has(node.tagName.toUpperCase())) holders.add(node);
  return holders;
}

/** All elements below a node, in the order of the text, as they stand when they are reached. */
export function* elementsIn(root: Node): Generator<Element> {
  let node: Node | null = root;
  while (node !== null) {
    let next: Node | null = node.firstChild;
    for (let up: Node | null = node; next === null && up !== null && up !== root; up = up.parentNode)
      next = up.nextSibling;
    node = next;
    if (node !== null && isElement(node)) yield node;
  }
}

/** As an array of their own: lists that follow their page are slow to go through. */
function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;
const isText = (node: Node): boolean => node.nodeType === 3;

/** Whether a node is a block or, being inline, has one in it. */
const holdsBlocks = (node: Node): boolean =>
  isElement(node) &&
  !NO_TEXT.has(node.tagName.toUpperCase()) &&
  (BLOCKS.has(node.tagName) || node.querySelector(BLOCK_SELECTOR) !== null);

const BLOCK_SELECTOR = [...BLOCKS].map((tag) => tag.toLowerCase()).join(",");

/** How an element's own text begins, with a blank where one of the `holders` of blocks stands in it. */
function startOf(element: Element, holders: ReadonlySet<Node>): string {
  let text = "";
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    text += holders.has(node) ? " " : textOf(node);
    if (text.length > START_UNITS * 2) break;
  }
  const collapsed = text.replace(/\s+/g, " ").trim();
  return collapsed.length <= START_UNITS
    ? collapsed
    : `${collapsed.slice(0, START_UNITS - 1).toWellFormed()}…`;
}

function textOf(node: Node): string {
  if (isText(node)) return node.textContent ?? "";
  if (!isElement(node) || NO_TEXT.has(node.tagName.toUpperCase())) return "";
  return childrenOf(node).map(textOf).join("");
}
