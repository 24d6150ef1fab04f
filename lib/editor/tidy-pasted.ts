/** Blocks that ProseMirror's parser would take for inline text. */
const BLOCKS_AS_DIV = "dt, main, nav, details, summary, menu, center";

/** Elements that go with all that is in them: none of it is text that a page shows. */
export const UNSHOWN =
  "audio button canvas colgroup datalist dialog embed frameset head iframe input map math noembed noframes noscript object option plaintext progress script select style svg template textarea title video xmp";

/**
 * Turns what word processors and pages write into plain structure, in place: hidden parts go, pictures become
 * their alternative text, formatting by style becomes elements, Word's paragraphs that look like lists become lists.
 */
export function tidyPasted(body: Element): void {
  for (const element of body.querySelectorAll("[hidden], [style]")) {
    if (isHidden(element)) element.remove();
  }
  dropComments(body);
  for (const image of body.querySelectorAll("img")) image.replaceWith(textOfImage(image));
  for (const caption of body.querySelectorAll("caption")) liftCaption(caption);
  for (const block of body.querySelectorAll(BLOCKS_AS_DIV)) rename(block, "div");
  for (const list of body.querySelectorAll("ol[start]")) boundStart(list);
  gatherWordLists(body);
  nestLists(body);
  for (const element of body.querySelectorAll("[style]")) styleToElements(element);
}

const styleOf = (element: Element) => (element.getAttribute("style") ?? "").toLowerCase().replace(/\s+/g, "");

function isHidden(element: Element): boolean {
  if (element.hasAttribute("hidden")) return true;
  return /(?:^|;)(?:display:none|visibility:hidden|mso-hide:all)/.test(styleOf(element));
}

function liftCaption(caption: Element): void {
  const table = caption.closest("table");
  const paragraph = rename(caption, "p");
  table?.before(paragraph);
}

/** No document has a list that begins beyond this (lib/intake/clean-document.ts): such a number is a year or a slip. */
const MAX_START = 1_000_000;

function boundStart(list: Element): void {
  const first = Number.parseInt(list.getAttribute("start") ?? "", 10);
  if (Number.isNaN(first) || Math.abs(first) > MAX_START) list.removeAttribute("start");
}

function rename(element: Element, tag: string): Element {
  const renamed = element.ownerDocument.createElement(tag);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}

/** The list that a paragraph of Word is an item of: Word's number for it, how deep the item is, and how it is numbered. */
type WordItem = { readonly list: string; readonly level: number; readonly marker: string };

function gatherWordLists(body: Element): void {
  let open: readonly { readonly list: Element; readonly item: WordItem }[] = [];
  let last: Element | null = null;
  for (const paragraph of body.querySelectorAll("p[style]")) {
    const item = takeWordMarker(paragraph);
    if (item === null) continue;
    if (paragraph.previousElementSibling !== last || last === null) open = [];
    open = open.filter(
      ({ item: above }) =>
        above.level < item.level || (above.level === item.level && isSameList(above, item)),
    );
    const parent = open.at(-1);
    const isBeside = parent !== undefined && parent.item.level === item.level;
    const list = isBeside ? parent.list : startList(paragraph, item, parent?.list ?? null);
    if (!isBeside) open = [...open, { list, item }];
    const element = paragraph.ownerDocument.createElement("li");
    element.append(...paragraph.childNodes);
    list.append(element);
    paragraph.remove();
    last = open[0]?.list ?? null;
  }
}

/** A number of one place or of several, as "(a)", "2." and "2.1.3." */
const NUMBER = /^\s*\(?(?:\p{N}{1,4}\.)*(\p{N}{1,4}|\p{L}{1,5})[.)]\s*$/u;
const isNumbered = ({ marker }: WordItem): boolean => NUMBER.test(marker);
const isSameList = (one: WordItem, other: WordItem): boolean =>
  one.list === other.list && isNumbered(one) === isNumbered(other);

function startList(paragraph: Element, item: WordItem, parent: Element | null): Element {
  const list = paragraph.ownerDocument.createElement(isNumbered(item) ? "ol" : "ul");
  const first = Number(NUMBER.exec(item.marker)?.[1] ?? 1);
  if (isNumbered(item) && first > 1) list.setAttribute("start", String(first));
  if (parent?.lastElementChild) parent.lastElementChild.append(list);
  else paragraph.before(list);
  return list;
}

/** Takes the bullet or number that Word wrote as text out of a paragraph; null where it is no item of a list. */
function takeWordMarker(paragraph: Element): WordItem | null {
  const style = styleOf(paragraph);
  const [, list = "", level = "1", run = ""] = /mso-list:l(\d+)level(\d)(?:lfo(\d+))?/.exec(style) ?? [];
  const marker = [...paragraph.querySelectorAll("[style]")].find((each) =>
    styleOf(each).includes("mso-list:ignore"),
  );
  if (list === "") return marker === undefined ? takePlainMarker(paragraph, style) : null;
  marker?.remove();
  return { list: `${list} ${run}`, level: Number(level), marker: marker?.textContent ?? "" };
}

/** As Word saves a page without what only Word reads: a bullet or number, then a gap in small letters. */
function takePlainMarker(paragraph: Element, style: string): WordItem | null {
  const gap = [...paragraph.querySelectorAll("span[style]")].find(
    (span) => /(?:^|;)font:7\.0pt/.test(styleOf(span)) && /^[\s\u00a0]*$/.test(span.textContent ?? ""),
  );
  if (gap === undefined || !style.includes("text-indent:-")) return null;
  const before: Element | ChildNode | null = gap.previousSibling;
  const marker = before?.textContent ?? "";
  if (before === null || (!/^\s*[·•§o▪–-]\s*$/.test(marker) && !NUMBER.test(marker))) return null;
  if ((paragraph.textContent ?? "").trimStart().startsWith(marker.trim()) === false) return null;
  before.remove();
  gap.remove();
  const indent = Number(/margin-left:([\d.]+)pt/.exec(style)?.[1] ?? 36);
  return { list: "plain", level: Math.max(1, Math.round(indent / 36)), marker };
}

/** A list that stands in another without an item around it, as Google Docs writes them, goes into the item above it. */
function nestLists(body: Element): void {
  for (const list of body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) {
    const item = list.previousElementSibling;
    if (item?.tagName === "LI") item.append(list);
  }
}

/** What word processors write into the text for a comment: a sign at its words, and the comment at the end. */
function dropComments(body: Element): void {
  for (const element of body.querySelectorAll("[style]")) {
    if (/mso-element:comment-list|mso-special-character:comment/.test(styleOf(element))) element.remove();
  }
  for (const sign of body.querySelectorAll(COMMENT_SIGNS)) {
    const isBack = (sign.getAttribute("href") ?? "").startsWith("#cmnt_ref");
    // Below the page each comment stands in a paragraph that begins with the way back to its words.
    if (isBack) (sign.closest("p") ?? sign).remove();
    else if (/^\s*\[[\p{L}\p{N}]+\]\s*$/u.test(sign.textContent ?? ""))
      (sign.closest("sup") ?? sign).remove();
  }
}

/** Word's "[A1]", and "[a]" of a page that Google Docs saved, with the way back. */
export const COMMENT_SIGNS = 'a[href^="#_msocom_"], a[href^="#cmnt"]';

const BOXES: Readonly<Record<string, string>> = { checked: "☑ ", unchecked: "☐ " };

/** A picture is its description; that of a box in a checklist is a box. */
const textOfImage = (image: Element): string => {
  const alt = image.getAttribute("alt") ?? "";
  return (image.hasAttribute("aria-roledescription") && BOXES[alt.trim().toLowerCase()]) || alt;
};

const BY_STYLE: readonly (readonly [RegExp, string])[] = [
  [/(?:^|;)font-weight:(?:bold|bolder|[6-9]00)/, "strong"],
  [/(?:^|;)font-style:(?:italic|oblique)/, "em"],
  [/(?:^|;)text-decoration(?:-line)?:[a-z]*line-through/, "s"],
  [/(?:^|;)vertical-align:super/, "sup"],
  [/(?:^|;)vertical-align:sub/, "sub"],
];

/** A `b` that says it is not bold (as around all that Google Docs copies) loses its tag; a bold `span` gains one. */
function styleToElements(element: Element): void {
  const style = styleOf(element);
  element.removeAttribute("style");
  if (element.tagName === "SPAN") {
    for (const [pattern, tag] of BY_STYLE) if (pattern.test(style)) wrapContent(element, tag);
  }
  const isNotBold = /^(?:B|STRONG)$/.test(element.tagName) && /font-weight:(?:normal|[1-5]00)/.test(style);
  const isNotItalic = /^(?:I|EM)$/.test(element.tagName) && /font-style:normal/.test(style);
  if (isNotBold || isNotItalic) element.replaceWith(...element.childNodes);
}

function wrapContent(element: Element, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}
