import { isSafeLink } from "../../editor/safe-link";
import { cutSegments, type Segment } from "../../editor/segments";
import { canonicalText } from "../../text/canonical-text";
import type { MarkJson, ProseMirrorJson } from "../../text/document-json";
import type { Report, ReportClaim } from "../report";
import { percentEncodedUri } from "./percent-encoded-uri";

/** The claims whose words are marked in the article: those that stand in this text and were not withdrawn, in text order. */
export function claimsInText({ claims }: Report): readonly ReportClaim[] {
  return claims.filter((claim) => claim.isInText && claim.status !== "withdrawn");
}

/**
 * The article's document, which gives exactly the text that the claims' offsets count in. One that does not must not be
 * marked by them: then it is the text alone, a paragraph a line.
 */
export function markableDocument({ article }: Report): ProseMirrorJson {
  const { document, text } = article.revision;
  if (canonicalText(document) === text) return document;
  const content = text
    .split("\n")
    .map((line) => ({ type: "paragraph", content: line === "" ? [] : [{ type: "text", text: line }] }));
  return { type: "doc", content };
}

/** A piece of text that one and the same claims cover. */
export type MarkedPiece = {
  readonly text: string;
  /** The innermost first; empty where no claim is. */
  readonly covering: readonly ReportClaim[];
  /** The claims whose last word this is. */
  readonly ending: readonly ReportClaim[];
};

type Span = {
  readonly claimId: string;
  readonly start: number;
  readonly end: number;
  readonly claim: ReportClaim;
};

const TEXTBLOCKS: ReadonlySet<string> = new Set(["paragraph", "heading", "codeBlock"]);

export const isTextblock = ({ type }: ProseMirrorJson): boolean => TEXTBLOCKS.has(type);

/**
 * Goes through the canonical text once, from its beginning, as a writer goes through the document: it is told of each
 * textblock and each hard break, and cuts each text into pieces by the claims that mark it.
 */
export class MarkedText {
  readonly #segments: readonly Segment<Span>[];
  readonly #byLastWord: ReadonlyMap<number, readonly ReportClaim[]>;
  #offset = 0;
  #segment = 0;
  #hasTextblock = false;

  constructor(report: Report) {
    const claims = claimsInText(report);
    this.#segments = cutSegments(claims.flatMap(spansOf));
    this.#byLastWord = byLastWord(claims);
  }

  beginTextblock(): void {
    if (this.#hasTextblock) this.#offset += 1;
    this.#hasTextblock = true;
  }

  skipHardBreak(): void {
    this.#offset += 1;
  }

  pieces(text: string): readonly MarkedPiece[] {
    const from = this.#offset;
    const end = from + text.length;
    const pieces: MarkedPiece[] = [];
    while (this.#offset < end) {
      const at = this.#offset;
      const segment = this.#segmentAt(at);
      const isInside = segment !== undefined && segment.start <= at;
      this.#offset = Math.min(end, isInside ? segment.end : (segment?.start ?? end));
      pieces.push({
        text: text.slice(at - from, this.#offset - from),
        covering: isInside ? distinctClaims(segment) : [],
        ending: this.#byLastWord.get(this.#offset) ?? [],
      });
    }
    return pieces;
  }

  #segmentAt(offset: number): Segment<Span> | undefined {
    while ((this.#segments[this.#segment]?.end ?? Number.POSITIVE_INFINITY) <= offset) this.#segment += 1;
    return this.#segments[this.#segment];
  }
}

/** Where a mark of the article leads, percent-encoded; null for what is no link or an unsafe one. */
export function linkAddress(marks: readonly MarkJson[]): string | null {
  const href = marks.find(({ type }) => type === "link")?.attrs?.["href"];
  return isSafeLink(href) ? percentEncodedUri(href) : null;
}

/** A whole number that a node has as an attribute; 1 where it has none. */
export function wholeAttribute(node: ProseMirrorJson, name: string): number {
  return Math.trunc(Number(node.attrs?.[name] ?? 1)) || 1;
}

const spansOf = (claim: ReportClaim): readonly Span[] =>
  claim.anchor.ranges.map(({ start, end }) => ({ claimId: claim.claimId, start, end, claim }));

const distinctClaims = ({ covering }: Segment<Span>): readonly ReportClaim[] => [
  ...new Map(covering.map(({ claim }) => [claim.claimId, claim])).values(),
];

function byLastWord(claims: readonly ReportClaim[]): ReadonlyMap<number, readonly ReportClaim[]> {
  const byEnd = new Map<number, ReportClaim[]>();
  for (const claim of claims) {
    const end = lastWordEnd(claim);
    const others = byEnd.get(end);
    if (others === undefined) byEnd.set(end, [claim]);
    else others.push(claim);
  }
  return byEnd;
}

/** Where the claim's number stands: after its last word, before line ends that it takes in. */
function lastWordEnd(claim: ReportClaim): number {
  const range = claim.anchor.ranges.at(-1);
  return range === undefined ? -1 : range.end - (/\n+$/.exec(range.exact)?.[0].length ?? 0);
}
