import { strFromU8, unzipSync } from "fflate";
import { JSDOM } from "jsdom";

/** A comment of a Word file, as an independent reader of the format finds it. */
export type ReadComment = {
  readonly id: string;
  readonly author: string;
  readonly date: string;
  readonly text: string;
  /** The words that it stands on. */
  readonly on: string;
  readonly parent: string | null;
  readonly isResolved: boolean;
};

/** A tracked change: words that are put in or taken out. */
export type ReadChange = {
  readonly kind: "ins" | "del";
  readonly id: string;
  readonly author: string;
  readonly date: string;
  readonly text: string;
  /** The comments in whose range it lies. */
  readonly within: readonly string[];
};

export type ReadWord = {
  readonly comments: readonly ReadComment[];
  /** The whole body, a line a paragraph, without its tracked changes. */
  readonly text: string;
  readonly changes: readonly ReadChange[];
  readonly parts: ReadonlyMap<string, Document>;
};

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";
const WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordml";

/**
 * Reads a .docx by ECMA-376: every part has to be well-formed, and every comment needs its start, its end and its
 * reference in the body, once and in this order.
 */
export function readWord(file: string | Uint8Array): ReadWord {
  if (typeof file === "string") throw new Error("A .docx is no text.");
  const { DOMParser } = new JSDOM().window;
  const parts = new Map(
    Object.entries(unzipSync(file))
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, bytes]) => [name, new DOMParser().parseFromString(strFromU8(bytes), "application/xml")]),
  );
  const part = (name: string): Document => {
    const found = parts.get(name);
    if (found === undefined) throw new Error(`The file has no ${name}.`);
    return found;
  };
  const { text, on, changes } = readBody(part("word/document.xml"));
  if (!parts.has("word/comments.xml")) return { comments: [], text, changes, parts };
  const threads = parts.has("word/commentsExtended.xml")
    ? readThreads(part("word/commentsExtended.xml"))
    : [];
  const elements = [...part("word/comments.xml").getElementsByTagNameNS(WORD, "comment")];
  const ids = new Map(elements.map((element) => [paragraphId(element), idOf(element)]));
  const comments = elements.map((element): ReadComment => {
    const thread = threads.find(({ id }) => id === paragraphId(element));
    return {
      id: idOf(element),
      author: element.getAttributeNS(WORD, "author") ?? "",
      date: element.getAttributeNS(WORD, "date") ?? "",
      text: linesOf(element),
      on: on(idOf(element)),
      parent: thread?.parent ? (ids.get(thread.parent) ?? null) : null,
      isResolved: thread?.isResolved ?? false,
    };
  });
  return { comments, text, changes, parts };
}

function readBody(document: Document) {
  let text = "";
  let isFirst = true;
  const starts = new Map<string, number>();
  const words = new Map<string, string>();
  const references = new Set<string>();
  const changes: ReadChange[] = [];
  for (const element of document.getElementsByTagNameNS(WORD, "*")) {
    const id = idOf(element);
    if (element.localName === "p" && !isFirst) text += "\n";
    if (element.localName === "p") isFirst = false;
    text += ownText(element);
    if (element.localName === "ins" || element.localName === "del")
      changes.push({
        kind: element.localName,
        id,
        author: element.getAttributeNS(WORD, "author") ?? "",
        date: element.getAttributeNS(WORD, "date") ?? "",
        text: element.textContent ?? "",
        within: [...starts.keys()].filter((each) => !words.has(each)),
      });
    if (element.localName === "commentRangeStart") {
      if (starts.has(id)) throw new Error(`Comment ${id} begins twice.`);
      starts.set(id, text.length);
    } else if (element.localName === "commentRangeEnd") {
      const start = starts.get(id);
      if (start === undefined || words.has(id)) throw new Error(`Comment ${id} ends where it did not begin.`);
      words.set(id, text.slice(start));
    } else if (element.localName === "commentReference") {
      if (!words.has(id) || references.has(id))
        throw new Error(`Comment ${id} is not referred to once, after its end.`);
      references.add(id);
    }
  }
  const on = (id: string): string => {
    const found = references.has(id) ? words.get(id) : undefined;
    if (found === undefined) throw new Error(`Comment ${id} has no place.`);
    return found;
  };
  return { text, on, changes };
}

/** The text as it stands without its tracked changes: what is taken out is still there, what is put in is not. */
function ownText(element: Element): string {
  const { localName, textContent, parentElement } = element;
  if (element.closest("ins") !== null) return "";
  if (localName === "t" || localName === "delText") return textContent ?? "";
  if (localName === "tab" && parentElement?.localName === "r") return "\t";
  return localName === "br" || localName === "cr" ? "\n" : "";
}

const idOf = (element: Element): string => element.getAttributeNS(WORD, "id") ?? "";

/** A comment is known in its thread by its last paragraph. */
function paragraphId(comment: Element): string {
  const last = [...comment.getElementsByTagNameNS(WORD, "p")].at(-1);
  return last?.getAttributeNS(WORD_2010, "paraId") ?? "";
}

const linesOf = (comment: Element): string =>
  [...comment.getElementsByTagNameNS(WORD, "p")]
    .map((paragraph) => [...paragraph.getElementsByTagNameNS(WORD, "*")].map(ownText).join(""))
    .join("\n");

function readThreads(document: Document) {
  return [...document.getElementsByTagNameNS(WORD_2012, "commentEx")].map((element) => ({
    id: element.getAttributeNS(WORD_2012, "paraId") ?? "",
    parent: element.getAttributeNS(WORD_2012, "paraIdParent"),
    isResolved: element.getAttributeNS(WORD_2012, "done") === "1",
  }));
}
