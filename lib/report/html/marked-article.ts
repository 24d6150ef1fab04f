import { isSafeLink } from "../../editor/safe-link";
import { cutSegments, type Segment } from "../../editor/segments";
import { canonicalText } from "../../text/canonical-text";
import type { MarkJson, ProseMirrorJson } from "../../text/document-json";
import type { Report, ReportClaim } from "../report";
import { claimLook, claimTitle } from "./claim-look";
import { htmlText } from "./html-text";

/**
 * The article as HTML with its claims marked. The segments that name a claim in `data-claims` make up exactly its
 * words; the small numbers beside them are drawn by the style sheet and are no text.
 */
export function markedArticle(report: Report): string {
  const { document, text } = report.article.revision;
  // A document that does not give the text that the offsets count in must not be marked by them.
  const shown = canonicalText(document) === text ? document : plainDocument(text);
  return new ArticleWriter(report).write(shown);
}

type Span = {
  readonly claimId: string;
  readonly start: number;
  readonly end: number;
  readonly claim: ReportClaim;
};

class ArticleWriter {
  readonly #report: Report;
  readonly #segments: readonly Segment<Span>[];
  readonly #claimsByEnd: ReadonlyMap<number, readonly ReportClaim[]>;
  #offset = 0;
  #segment = 0;
  #hasTextblock = false;
  #headingLevel = 2;

  constructor(report: Report) {
    const claims = report.claims.filter((claim) => claim.isInText && claim.status !== "withdrawn");
    this.#report = report;
    this.#segments = cutSegments(claims.flatMap(spansOf));
    this.#claimsByEnd = byLastWord(claims);
  }

  write(node: ProseMirrorJson): string {
    if (TEXTBLOCKS.has(node.type)) return this.#textblock(node);
    const [open, close] = frameOf(node);
    return open + (node.content ?? []).map((child) => this.write(child)).join("") + close;
  }

  #textblock(node: ProseMirrorJson): string {
    if (this.#hasTextblock) this.#offset += 1;
    this.#hasTextblock = true;
    const inside = (node.content ?? []).map((child) => this.#inline(child)).join("");
    if (node.type === "codeBlock") return `<pre><code>${inside}</code></pre>`;
    const tag =
      node.type === "heading" ? `h${this.#nextHeadingLevel(Number(node.attrs?.["level"] ?? 1))}` : "p";
    return inside === ""
      ? `<${tag === "p" ? "p" : "div"}></${tag === "p" ? "p" : "div"}>`
      : `<${tag}>${inside}</${tag}>`;
  }

  /** Under the report's own heading, without leaving out a level. */
  #nextHeadingLevel(level: number): number {
    this.#headingLevel = Math.min(level + 2, this.#headingLevel + 1, 6);
    return this.#headingLevel;
  }

  #inline(node: ProseMirrorJson): string {
    if (node.type === "hardBreak") {
      this.#offset += 1;
      return "<br>";
    }
    const frames = (node.marks ?? []).map(frameOfMark);
    const open = frames.map(([before]) => before).join("");
    const close = frames
      .map(([, after]) => after)
      .toReversed()
      .join("");
    // References are links: they must not stand inside a link of the article.
    return this.#pieces(node.text ?? "")
      .map(({ html, references }) => open + html + close + references)
      .join("");
  }

  #pieces(text: string): readonly { readonly html: string; readonly references: string }[] {
    const end = this.#offset + text.length;
    const pieces = [];
    while (this.#offset < end) {
      const segment = this.#segmentAt(this.#offset);
      const isInside = segment !== undefined && segment.start <= this.#offset;
      const upTo = Math.min(end, isInside ? segment.end : (segment?.start ?? end));
      const piece = htmlText(text.slice(text.length - (end - this.#offset), text.length - (end - upTo)));
      this.#offset = upTo;
      const ending = this.#claimsByEnd.get(upTo) ?? [];
      pieces.push({
        html: isInside ? this.#mark(segment, piece) : piece,
        references: ending.map((claim) => this.#reference(claim)).join(""),
      });
    }
    return pieces;
  }

  #segmentAt(offset: number): Segment<Span> | undefined {
    while ((this.#segments[this.#segment]?.end ?? Number.POSITIVE_INFINITY) <= offset) this.#segment += 1;
    return this.#segments[this.#segment];
  }

  #mark({ covering }: Segment<Span>, piece: string): string {
    const claims = [...new Map(covering.map(({ claim }) => [claim.claimId, claim])).values()];
    const look = claims[0] === undefined ? "open" : claimLook(claims[0], this.#report.scale);
    const several = claims.length > 1 ? " several" : "";
    return `<mark class="${look}${several}" data-claims="${claims.map((claim) => claim.claimId).join(" ")}">${piece}</mark>`;
  }

  #reference(claim: ReportClaim): string {
    const title = htmlText(claimTitle(claim, this.#report.scale));
    return `<a class="ref" id="ref-${claim.claimId}" href="#claim-${claim.claimId}" data-n="${claim.number}" aria-label="${title}"></a>`;
  }
}

const TEXTBLOCKS: ReadonlySet<string> = new Set(["paragraph", "heading", "codeBlock"]);

const FRAMES: Readonly<Record<string, readonly [string, string]>> = {
  doc: ["", ""],
  bulletList: ["<ul>", "</ul>"],
  listItem: ["<li>", "</li>"],
  blockquote: ["<blockquote>", "</blockquote>"],
  horizontalRule: ["<hr>", ""],
  table: ["<table><tbody>", "</tbody></table>"],
  tableRow: ["<tr>", "</tr>"],
};

const MARK_TAGS: Readonly<Record<string, string>> = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strike: "s",
  code: "code",
  subscript: "sub",
  superscript: "sup",
};

function frameOf(node: ProseMirrorJson): readonly [string, string] {
  const number = (name: string) => Math.trunc(Number(node.attrs?.[name] ?? 1)) || 1;
  if (node.type === "orderedList") return [`<ol start="${number("start")}">`, "</ol>"];
  if (node.type === "tableCell" || node.type === "tableHeader") {
    const tag = node.type === "tableCell" ? "td" : "th";
    return [`<${tag} colspan="${number("colspan")}" rowspan="${number("rowspan")}">`, `</${tag}>`];
  }
  return FRAMES[node.type] ?? ["<div>", "</div>"];
}

function frameOfMark(mark: MarkJson): readonly [string, string] {
  const href = mark.attrs?.["href"];
  if (mark.type === "link" && isSafeLink(href)) {
    return [`<a href="${htmlText(href)}" rel="noopener noreferrer nofollow">`, "</a>"];
  }
  const tag = MARK_TAGS[mark.type];
  return tag === undefined ? ["", ""] : [`<${tag}>`, `</${tag}>`];
}

function spansOf(claim: ReportClaim): readonly Span[] {
  return claim.anchor.ranges.map(({ start, end }) => ({ claimId: claim.claimId, start, end, claim }));
}

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

function plainDocument(text: string): ProseMirrorJson {
  const content = text
    .split("\n")
    .map((line) => ({ type: "paragraph", content: line === "" ? [] : [{ type: "text", text: line }] }));
  return { type: "doc", content };
}
