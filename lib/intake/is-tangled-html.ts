const MAX_DEPTH = 1_000;
/** How many elements a parser may have to make again because earlier ones were left open. */
const MAX_REMADE = 1_000_000;

const WITHOUT_END = new Set(
  "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup colgroup caption rp rt o:p".split(
    " ",
  ),
);
const FORMATTING = new Set("a b big code em font i nobr s small strike strong tt u".split(" "));

/**
 * Whether HTML is nested so deeply, or leaves so much formatting open across paragraphs, that making a tree of it
 * would take unbounded time or memory. Counts tags without parsing, in linear time.
 */
export function isTangledHtml(html: string): boolean {
  let depth = 0;
  let openFormatting = 0;
  let remade = 0;
  for (const { tag, isEnd } of tagsOf(html)) {
    if (!FORMATTING.has(tag)) remade += openFormatting;
    if (WITHOUT_END.has(tag)) continue;
    const change = isEnd ? -1 : 1;
    depth = Math.max(0, depth + change);
    if (FORMATTING.has(tag)) openFormatting = Math.max(0, openFormatting + change);
    if (depth > MAX_DEPTH || remade > MAX_REMADE) return true;
  }
  return false;
}

/** A tree of so many elements takes some 300 MB while it is read. A long page of news has a third of them. */
export const MAX_ELEMENTS = 25_000;

/** Whether HTML begins more elements than can be made a tree of. Counts tags without parsing, in linear time. */
export function hasTooManyElements(html: string): boolean {
  let elements = 0;
  for (const { isEnd } of tagsOf(html)) {
    if (!isEnd) elements += 1;
    if (elements > MAX_ELEMENTS) return true;
  }
  return false;
}

function* tagsOf(html: string): Generator<{ readonly tag: string; readonly isEnd: boolean }> {
  let at = html.indexOf("<");
  while (at !== -1) {
    const [, slash, name] = /^<(\/?)([a-z][a-z0-9:]*)/i.exec(html.slice(at, at + 24)) ?? [];
    if (name !== undefined) yield { tag: name.toLowerCase(), isEnd: slash === "/" };
    const endOfComment = html.startsWith("<!--", at) ? html.indexOf("-->", at) : at;
    if (endOfComment === -1) return;
    at = html.indexOf("<", endOfComment + 1);
  }
}
