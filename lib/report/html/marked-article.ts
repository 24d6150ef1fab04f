import { isSafeLink } from "../../editor/safe-link";
import type { MarkJson, ProseMirrorJson } from "../../text/document-json";
import { claimLook, claimTitle } from "../claim-look";
import type { Report, ReportClaim } from "../report";
import { htmlText } from "../text/html-text";
import { isTextblock, MarkedText, markableDocument, wholeAttribute } from "../text/marked-text";
import { claimFinding } from "./claim-section";

/**
 * The article as HTML, a row a block: its words with the claims marked, and beside them what was found. The marks that
 * name a claim in `data-claims` make up exactly its words; the small numbers are drawn by the style sheet and are no
 * text. `direction` stands on each block's words.
 */
export function markedArticle(report: Report, direction: string): string {
  const writer = new ArticleWriter(report);
  return (markableDocument(report).content ?? [])
    .map((block) => {
      const words = writer.write(block);
      const finds = writer.takeEnded().map((claim) => claimFinding(claim, report));
      const beside = finds.length === 0 ? "" : `<div class="finds">${finds.join("")}</div>`;
      return `<div class="row"><div class="words" ${direction}>${words}</div>${beside}</div>`;
    })
    .join("\n");
}

class ArticleWriter {
  readonly #report: Report;
  readonly #text: MarkedText;
  #headingLevel = 2;
  #ended: ReportClaim[] = [];

  constructor(report: Report) {
    this.#report = report;
    this.#text = new MarkedText(report);
  }

  write(node: ProseMirrorJson): string {
    if (isTextblock(node)) return this.#textblock(node);
    const [open, close] = frameOf(node);
    return open + (node.content ?? []).map((child) => this.write(child)).join("") + close;
  }

  /** The claims whose last word was written since this was asked before. */
  takeEnded(): readonly ReportClaim[] {
    const ended = this.#ended;
    this.#ended = [];
    return ended;
  }

  #textblock(node: ProseMirrorJson): string {
    this.#text.beginTextblock();
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
      this.#text.skipHardBreak();
      return "<br>";
    }
    const frames = (node.marks ?? []).map(frameOfMark);
    const open = frames.map(([before]) => before).join("");
    const close = frames
      .map(([, after]) => after)
      .toReversed()
      .join("");
    return this.#text
      .pieces(node.text ?? "")
      .map(({ text, covering, ending }) => {
        this.#ended.push(...ending);
        // References are links: they must not stand inside a link of the article.
        const references = ending.map((claim) => this.#reference(claim)).join("");
        return open + this.#mark(covering, htmlText(text)) + close + references;
      })
      .join("");
  }

  #mark(claims: readonly ReportClaim[], piece: string): string {
    const [innermost] = claims;
    if (innermost === undefined) return piece;
    const look = claimLook(innermost, this.#report.scale);
    const several = claims.length > 1 ? " several" : "";
    return `<mark class="${look}${several}" data-claims="${claims.map((claim) => claim.claimId).join(" ")}">${piece}</mark>`;
  }

  #reference(claim: ReportClaim): string {
    const title = htmlText(claimTitle(claim, this.#report));
    return `<a class="ref" id="ref-${claim.claimId}" href="#claim-${claim.claimId}" data-n="${claim.number}" aria-label="${title}"></a>`;
  }
}

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
  const number = (name: string) => wholeAttribute(node, name);
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
