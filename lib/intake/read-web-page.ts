import { Readability } from "@mozilla/readability";
import { JSDOM, VirtualConsole } from "jsdom";
import type { Failure } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { COMMENT_SIGNS } from "../editor/tidy-pasted";
import { deriveDirection } from "../text/direction";
import { MAX_BYTES } from "../text/limits";
import { checkStorable } from "../text/storable";
import { describedIn, hiddenIn, takeOutDescriptions, takeOutHidden } from "./hidden-text";
import { articleInReport, REPORT_LEFT } from "./own-report";
import { blocksIn, describeBlocks, keepBlocks, markBlocks } from "./page-blocks";
import { type FoundMetadata, type PageMetadata, pageMetadata } from "./page-metadata";
import { wallOf } from "./page-wall";
import { finishArticle, type ReadArticle, readArticle, tooIntricate, tooLarge } from "./read-article";
import { parseHtml } from "./read-html";
import type { ArticleMetadata, IntakeWarning, ReadBlock, Take } from "./reading";

/** What was read of a page. `blocks` are there for whole pages only: all of a fragment is read. */
export type WebPage = ReadArticle & {
  readonly metadata: ArticleMetadata;
  readonly warnings: readonly IntakeWarning[];
  readonly blocks: readonly ReadBlock[];
};

/**
 * Reads the article of a web page, with what the page says of itself. Without `take` a whole page's article is what
 * Readability finds, or everything where it finds none; of a fragment, as copied from an editor, everything is taken.
 * Nothing in it runs, nothing that it names is fetched; relative links are resolved by its `<base>` and `address`.
 * Fails as `readArticle` does.
 */
export function readWebPage(
  html: string,
  { address, take }: { readonly address: string | null; readonly take?: Take | undefined },
): Result<WebPage, Failure> {
  if (html.length > MAX_BYTES) return fail(tooLarge("5 MiB of text", "It is larger."));
  const storable = checkStorable(html, "content");
  if (!storable.ok) return storable;
  const intricate = tooIntricate(html);
  if (intricate !== null) return fail(intricate);
  const web = isWeb(address) ? address : null;
  const isWhole = isWholePage(html);
  const read =
    inPage(html, web, (document) => {
      if (!isWhole) return readAll(document, web);
      if (take === undefined || take === "article")
        return readReport(document, web) ?? readFound(document, web);
      return readChosen(document, web, take);
    }) ?? inPage(html, web, (document) => readChosen(document, web, "page"));
  return read();
}

/** What is left to do with what was taken out of a page, once the page itself is gone: two trees at once would take twice the memory. */
type Unfinished = () => Result<WebPage, Failure>;

/**
 * A document that runs nothing, loads nothing and is shown in no window, for as long as it is read: in a window each of
 * its frames would have a window of its own, and thousands of them all memory.
 */
function inPage<T>(html: string, address: string | null, read: (document: Document) => T): T {
  const { window } = new JSDOM("", {
    ...(address === null ? {} : { url: address }),
    virtualConsole: new VirtualConsole(),
  });
  try {
    return read(new window.DOMParser().parseFromString(html, "text/html"));
  } finally {
    window.close();
  }
}

const isWeb = (address: string | null): address is string =>
  address !== null && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

/** Not what word processors put into the clipboard, or save, as a page of its own. */
const isWholePage = (html: string): boolean =>
  /<(?:html|head|body|!doctype)\b/i.test(html.slice(0, 5_000)) &&
  !/<!--StartFragment|urn:schemas-microsoft-com:office|docs-internal-guid/i.test(html);

/** Everything, as it was copied. */
function readAll(document: Document, address: string | null): Unfinished {
  const said = pageMetadata(document, address)({});
  const hidden = takeOutHidden(document.body);
  const comments = document.querySelectorAll(COMMENT_SIGNS).length;
  const html = document.body.outerHTML;
  return () => {
    const read = finish(html, said, hidden, { blocks: [], wall: () => null });
    if (!read.ok || comments === 0) return read;
    return ok({ ...read.value, warnings: [...read.value.warnings, COMMENTS_LEFT] });
  };
}

const COMMENTS_LEFT: IntakeWarning = {
  kind: "comments-left",
  message: "The comments are left out. Send the document itself (.docx) to bring them along.",
};

/** The article of a report that this product wrote, character for character; null where the page is none. */
function readReport(document: Document, address: string | null): Unfinished | null {
  const written = articleInReport(document);
  if (written === null) return null;
  const article = finishArticle(parseHtml(written, "keep"));
  if (!article.ok) return () => article;
  const title = document.querySelector("header .lead h1");
  const said = pageMetadata(document, address)({ title: title?.textContent });
  const starts = markBlocks(document.body);
  const marked = document.querySelector("article.article")?.outerHTML ?? "";
  const read = ok({
    ...article.value,
    metadata: { ...said, direction: deriveDirection(article.value.text, said.language) },
    warnings: [REPORT_LEFT],
    blocks: describeBlocks(starts, blocksIn(marked, "", starts)),
  });
  return () => read;
}

/** The article that is found in a page; null when none is. */
function readFound(document: Document, address: string | null): Unfinished | null {
  const metadata = pageMetadata(document, address);
  const wall = wallOf(document);
  const hidden = takeOutHidden(document.body);
  takeOutDescriptions(document.body);
  const starts = markBlocks(document.body);
  const found = findArticle(document);
  if (found === null) return null;
  const blocks = describeBlocks(starts, blocksIn(found.html, found.text, starts));
  const said = metadata(found);
  return () => finish(found.html, said, hidden, { blocks, wall });
}

/** What somebody chose of a page. What the page says of itself is found in all of it, whatever was chosen. */
function readChosen(document: Document, address: string | null, take: Exclude<Take, "article">): Unfinished {
  const metadata = pageMetadata(document, address);
  const hidden = takeOutHidden(document.body);
  takeOutDescriptions(document.body);
  const starts = markBlocks(document.body);
  const body = document.body.cloneNode(true);
  if (!isElement(body)) throw new Error("The clone of an element is one.");
  const chosen = new Set(take === "page" ? starts.keys() : take);
  keepBlocks(body, chosen);
  const said = metadata(findArticle(document) ?? {});
  const html = body.outerHTML;
  return () => finish(html, said, hidden, { blocks: describeBlocks(starts, chosen), wall: () => null });
}

function finish(
  html: string,
  said: PageMetadata,
  hidden: readonly string[],
  { blocks, wall }: { readonly blocks: readonly ReadBlock[]; readonly wall: ReturnType<typeof wallOf> },
): Result<WebPage, Failure> {
  const article = readArticle({ content: html, format: "html" });
  if (!article.ok) return article;
  const { text, words } = article.value;
  return ok({
    ...article.value,
    metadata: { ...said, direction: said.direction ?? deriveDirection(text, said.language) },
    warnings: [wall(words), leftOut(hidden, hiddenIn(html)), undescribed(describedIn(html))].filter(
      (each) => each !== null,
    ),
    blocks,
  });
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** What Readability makes of a document, which it takes apart; null when it finds no article in it. */
function findArticle(
  document: Document,
): (FoundMetadata & { readonly html: string; readonly text: string }) | null {
  const found = new Readability<string>(document).parse();
  if (!found?.content) return null;
  return { ...found, html: found.content, text: found.textContent ?? "" };
}

const SHOWN = 4;

/** Names the hidden texts of what was taken, so that nothing goes without a word. */
function leftOut(hidden: readonly string[], within: ReadonlySet<number>): IntakeWarning | null {
  const texts = hidden.filter((_, index) => within.has(index));
  if (texts.length === 0) return null;
  const quoted = texts
    .slice(0, SHOWN)
    .map((text) => `“${text.length <= 80 ? text : `${text.slice(0, 79).toWellFormed()}…`}”`);
  const more = texts.length > SHOWN ? `, and ${texts.length - SHOWN} more` : "";
  return {
    kind: "left-out",
    message: `Left out, since the page does not show it: ${quoted.join(", ")}${more}.`,
  };
}

const undescribed = (count: number): IntakeWarning | null =>
  count === 0
    ? null
    : {
        kind: "left-out",
        message: `Left out, since the page does not show it: ${count === 1 ? "the description of a picture" : `the descriptions of ${count} pictures`}.`,
      };
