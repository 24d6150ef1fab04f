import { ok, type Result } from "../../domain/result";
import type { ProseMirrorJson } from "../../text/document-json";
import { walkXml, type XmlTag } from "./walk-xml";

/** A part of a Word file with the ends of its comments written into its text, so that they survive any reader of it. */
export type MarkedPart = {
  readonly xml: string;
  /** How many tracked changes it has. */
  readonly changes: number;
};

/** Two characters that no part has, around the number of a comment: the first where it begins, the second where it ends. */
export type EndMarks = { readonly start: string; readonly end: string };

/** Characters of the private use area that the parts do not have; null in the event that they have all. */
export function freeMarks(parts: readonly string[]): EndMarks | null {
  const taken = new Set<string>();
  for (const part of parts) {
    for (const char of part.match(/[\uE000-\uF8FF]/g) ?? []) taken.add(char);
    for (const [, hex, decimal] of part.matchAll(/&#(?:x([\da-f]+)|(\d+));/gi)) {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (code <= 0x10ffff) taken.add(String.fromCodePoint(code));
    }
  }
  const free: string[] = [];
  for (let code = 0xe000; code <= 0xf8ff && free.length < 2; code += 1) {
    const char = String.fromCharCode(code);
    if (!taken.has(char)) free.push(char);
  }
  const [start, end] = free;
  return start === undefined || end === undefined ? null : { start, end };
}

/**
 * Writes a mark into a part's text where a comment begins and where it ends. Ends that stand between paragraphs go into
 * the next or the last one, those among deleted words after these; a comment without words has both ends after its sign.
 */
export function markComments(xml: string, marks: EndMarks): Result<MarkedPart, "broken"> {
  const marker = new Marker();
  const walked = walkXml(xml, {
    open: (tag, at) => marker.open(tag, at),
    close: (tag, at) => marker.close(tag, at),
  });
  return walked.ok ? ok(marker.marked(xml, marks)) : walked;
}

/** Elements whose words are gone when changes are accepted. */
const UNSEEN = new Set(["del", "moveFrom"]);
const CHANGES = new Set(["ins", "del", "moveFrom", "moveTo"]);
/** In what is said of formatting, numbers and rows a change is none of words. */
const PROPERTIES = new Set(["pPr", "rPr", "trPr", "tblPr"]);

type Mark = { readonly kind: "start" | "end"; readonly id: string; readonly prefix: string };

class Marker {
  readonly #open: string[] = [];
  readonly #insertions: { readonly at: number; readonly mark: Mark }[] = [];
  readonly #started = new Set<string>();
  readonly #ended = new Set<string>();
  /** Where the sign of a comment stands, by its id. */
  readonly #signs = new Map<string, { readonly at: number; readonly prefix: string }>();
  /** The comments whose signs are in the run that is open. */
  readonly #ofRun: string[] = [];
  /** What goes to the next place where text may stand. */
  #waiting: Mark[] = [];
  #lastParagraphEnd: number | null = null;
  #changes = 0;

  open({ name, isSelfClosing }: XmlTag, at: number): void {
    if (CHANGES.has(name) && !this.#open.some((each) => PROPERTIES.has(each))) this.#changes += 1;
    this.#open.push(name);
    if (name === "p" && !isSelfClosing) this.#settle(at);
  }

  close(tag: XmlTag, { before, after }: { readonly before: number; readonly after: number }): void {
    const { name, prefix } = tag;
    this.#open.pop();
    // Readers take what stands beside a choice, its fallback: the same, for programs that know less.
    if (this.#open.includes("Choice")) return;
    const id = tag.attribute("id") ?? "";
    if (name.startsWith("comment") && !/^-?\d+$/.test(id)) return;
    if (name === "commentRangeStart") this.#end(this.#started, { kind: "start", id, prefix }, after);
    if (name === "commentRangeEnd") this.#end(this.#ended, { kind: "end", id, prefix }, after);
    if (name === "commentReference") this.#ofRun.push(id);
    if (name === "r") for (const sign of this.#ofRun.splice(0)) this.#signs.set(sign, { at: after, prefix });
    if (name === "p" && !tag.isSelfClosing) this.#lastParagraphEnd = before;
    if (UNSEEN.has(name) && this.#isInText) this.#settle(after);
  }

  /** The part with all that is to be put into it. */
  marked(xml: string, marks: EndMarks): MarkedPart {
    for (const [id, { at, prefix }] of this.#signs) {
      if (!this.#started.has(id)) this.#insertions.push({ at, mark: { kind: "start", id, prefix } });
      if (!this.#ended.has(id)) this.#insertions.push({ at, mark: { kind: "end", id, prefix } });
    }
    const parts: string[] = [];
    let from = 0;
    for (const { at, mark } of this.#insertions.toSorted((one, other) => one.at - other.at)) {
      parts.push(xml.slice(from, at), runOf(mark, marks));
      from = at;
    }
    parts.push(xml.slice(from));
    return { xml: parts.join(""), changes: this.#changes };
  }

  get #isInText(): boolean {
    return this.#open.includes("p") && !this.#open.some((name) => UNSEEN.has(name) || PROPERTIES.has(name));
  }

  #end(met: Set<string>, mark: Mark, at: number): void {
    if (met.has(mark.id)) return;
    met.add(mark.id);
    if (this.#isInText) this.#insertions.push({ at, mark });
    else if (mark.kind === "start" || this.#lastParagraphEnd === null || this.#open.includes("p"))
      this.#waiting.push(mark);
    else this.#insertions.push({ at: this.#lastParagraphEnd, mark });
  }

  #settle(at: number): void {
    if (!this.#isInText) return;
    this.#insertions.push(...this.#waiting.map((mark) => ({ at, mark })));
    this.#waiting = [];
  }
}

function runOf({ kind, id, prefix }: Mark, marks: EndMarks): string {
  const of = (name: string) => (prefix === "" ? name : `${prefix}:${name}`);
  const sign = marks[kind];
  return `<${of("r")}><${of("t")}>${sign}${id}${sign}</${of("t")}></${of("r")}>`;
}

/** Where a comment stands, in characters that are not white space from the beginning of the text: [start, end). */
export type SolidRange = { readonly start: number; readonly end: number };

/**
 * Takes the marks out of a document, and tells where they stood. White space does not count, as it may still be settled.
 */
export function takeMarks(
  document: ProseMirrorJson,
  marks: EndMarks,
): { readonly document: ProseMirrorJson; readonly ranges: ReadonlyMap<string, SolidRange> } {
  const starts = new Map<string, number>();
  const ranges = new Map<string, SolidRange>();
  let solid = 0;
  const taken = (text: string): string =>
    text
      .split(new RegExp(`([${marks.start}${marks.end}])(-?\\d+)\\1`))
      .map((piece, at, pieces) => {
        if (at % 3 === 0) {
          solid += piece.replace(/\s+/g, "").length;
          return piece;
        }
        if (at % 3 === 1) return "";
        const start = starts.get(piece);
        if (pieces[at - 1] === marks.start) starts.set(piece, solid);
        else if (start !== undefined) ranges.set(piece, { start, end: solid });
        return "";
      })
      .join("");
  const without = (node: ProseMirrorJson): readonly ProseMirrorJson[] => {
    if (node.text === undefined)
      return [node.content === undefined ? node : { ...node, content: node.content.flatMap(without) }];
    const text = taken(node.text);
    return text === "" ? [] : [{ ...node, text }];
  };
  return { document: without(document)[0] ?? document, ranges };
}
