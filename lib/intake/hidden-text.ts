/** Put on what held something hidden, so that one can tell whether it became part of the article. */
const HELD = "data-held-hidden";

/**
 * Takes what a page does not show out of a tree, in place: hidden by attribute, style or the usual classes, or put off
 * the screen. Answers with the text that went, by the number that is now on the element which held it.
 */
export function takeOutHidden(body: Element): readonly string[] {
  const texts: string[] = [];
  for (const element of body.querySelectorAll("[hidden], [style], [class]")) {
    if (!body.contains(element) || !isHidden(element)) continue;
    const text = (element.textContent ?? "").replace(/\s+/g, " ").trim();
    const holder = element.parentElement;
    element.remove();
    if (text === "" || holder === null) continue;
    holder.setAttribute(HELD, `${holder.getAttribute(HELD) ?? ""} ${texts.length}`.trim());
    texts.push(text);
  }
  return texts;
}

/** The numbers of hidden texts whose holders are in a part of HTML. */
export function hiddenIn(html: string): ReadonlySet<number> {
  const numbers = [...html.matchAll(/\sdata-held-hidden="([\d ]+)"/g)].flatMap(([, list = ""]) =>
    list.split(" "),
  );
  return new Set(numbers.map(Number));
}

/**
 * Takes the descriptions of pictures away, in place, which a page does not show either. Signs that stand for
 * characters, as emoji and formulas do, stay.
 */
export function takeOutDescriptions(body: Element): void {
  for (const image of body.querySelectorAll("img[alt]")) {
    const alt = (image.getAttribute("alt") ?? "").trim();
    if (alt === "" || alt.length <= 2 || SIGN.test(image.getAttribute("class") ?? "")) continue;
    image.removeAttribute("alt");
    image.setAttribute("data-described", "");
  }
}

/** How many descriptions were taken out of a part of HTML. */
export const describedIn = (html: string): number => html.match(/\sdata-described=""/g)?.length ?? 0;

const SIGN = /emoji|smiley|math|latex|formula/i;

const CLASSES =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|u-hidden-visually|element-invisible|show-for-sr)(?:\s|$)/i;

const HIDING: readonly RegExp[] = [
  /(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|mso-hide:all|content-visibility:hidden)/,
  /(?:^|;)opacity:0(?:\.0+)?(?:%|;|!|$)/,
  /(?:^|;)font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?:;|!|$)/,
  /(?:^|;)(?:left|right|top|bottom|text-indent|margin-left|margin-top):-(?:(?:[5-9]\d\d|\d{4,})(?:\.\d+)?p[xt]|\d{3,}(?:\.\d+)?(?:em|rem|%|vw|vh))/,
  /(?:^|;)transform:[^;]*translate(?:x|y|3d)?\([^;]*-\d{4,}px/,
  /(?:^|;)clip:rect\((?:[01](?:px)?,?){4}\)/,
  /(?:^|;)clip-path:(?:inset\((?:50|100)%|circle\(0)/,
];

function isHidden(element: Element): boolean {
  if (element.hasAttribute("hidden")) return true;
  if (CLASSES.test(element.getAttribute("class") ?? "")) return true;
  const style = (element.getAttribute("style") ?? "").toLowerCase().replace(/\s+/g, "");
  if (style === "") return false;
  return HIDING.some((hiding) => hiding.test(style)) || hasNoRoom(style);
}

/** A box of no height or width that shows nothing beside itself. */
const hasNoRoom = (style: string): boolean =>
  /(?:^|;)overflow(?:-[xy])?:(?:hidden|clip)/.test(style) &&
  /(?:^|;)(?:max-)?(?:height|width):[01](?:\.0+)?(?:px)?(?:;|!|$)/.test(style);
