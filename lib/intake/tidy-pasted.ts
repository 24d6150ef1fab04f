/** Blocks that ProseMirror's parser would take for inline text. */
const BLOCKS_AS_DIV = "dt, main, nav, details, summary, menu, center";

/**
 * Turns what word processors and pages write into plain structure, in place: hidden parts go, pictures become
 * their alternative text, formatting by style becomes elements, Word's paragraphs that look like lists become lists.
 */
export function tidyPasted(body: Element): void {
  for (const element of body.querySelectorAll("[hidden], [style]")) {
    if (isHidden(element)) element.remove();
  }
  for (const image of body.querySelectorAll("img")) image.replaceWith(image.getAttribute("alt") ?? "");
  for (const caption of body.querySelectorAll("caption")) liftCaption(caption);
  for (const block of body.querySelectorAll(BLOCKS_AS_DIV)) rename(block, "div");
  gatherWordLists(body);
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

function rename(element: Element, tag: string): Element {
  const renamed = element.ownerDocument.createElement(tag);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}

const isWordListItem = (element: Element | null): element is Element =>
  element !== null && element.tagName === "P" && /mso-list:(?!ignore)/.test(styleOf(element));

function gatherWordLists(body: Element): void {
  for (const paragraph of body.querySelectorAll("p[style]")) {
    if (!isWordListItem(paragraph)) continue;
    const tag = /^\s*\(?[\p{L}\p{N}]{1,4}[.)]/u.test(wordMarker(paragraph)) ? "OL" : "UL";
    const before = paragraph.previousElementSibling;
    const list =
      before?.tagName === tag && before.hasAttribute("data-word") ? before : startList(paragraph, tag);
    const item = paragraph.ownerDocument.createElement("li");
    item.append(...paragraph.childNodes);
    list.append(item);
    paragraph.remove();
  }
}

/** Takes the bullet or number that Word wrote as text out of a paragraph. */
function wordMarker(paragraph: Element): string {
  const marker = [...paragraph.querySelectorAll("[style]")].find((each) =>
    styleOf(each).includes("mso-list:ignore"),
  );
  marker?.remove();
  return marker?.textContent ?? "";
}

function startList(paragraph: Element, tag: string): Element {
  const list = paragraph.ownerDocument.createElement(tag);
  list.setAttribute("data-word", "");
  paragraph.before(list);
  return list;
}

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
