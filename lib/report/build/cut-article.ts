import type { ArticleShown } from "../../domain/edition";
import { codePointIndex } from "../../text/code-points";
import type { ProseMirrorJson } from "../../text/document-json";
import type { Report, ReportClaim, ReportRange } from "../report";
import { claimsInText, isTextblock, markableDocument } from "../text/marked-text";

/**
 * The report with as much of the article as its desk republishes. Of `quotes` stay the claims' words, the sentences that
 * they stand in and one sentence on each side; what was left out shows as "…". Text, document and the claims' offsets
 * are then those of what is shown; the revision's SHA-256 stays that of the whole text.
 */
export function cutArticle(report: Report, shown: ArticleShown): Report {
  switch (shown) {
    case "whole":
      return report;
    case "none":
      return withText(report, shown, { type: "doc", content: [] }, "", () => null);
    case "quotes": {
      const { document, text, place } = excerpt(report);
      return withText(report, shown, document, text, place);
    }
  }
}

/** Where a place of the whole text is in the excerpt; null where it is not. In UTF-16 units. */
type Placing = (offset: number) => number | null;

function withText(
  report: Report,
  shown: ArticleShown,
  document: ProseMirrorJson,
  text: string,
  place: Placing,
): Report {
  const { fromUtf16 } = codePointIndex(text);
  const toRange = (range: ReportRange): ReportRange => {
    const [start, end] = range.codePoints === null ? [null, null] : [place(range.start), place(range.end)];
    if (start === null || end === null) return { ...range, codePoints: null };
    if (text.slice(start, end) !== range.exact)
      throw new Error(`The excerpt puts other words at ${start} than claim words at ${range.start}.`);
    return { ...range, start, end, codePoints: { start: fromUtf16(start), end: fromUtf16(end) } };
  };
  const toClaim = (claim: ReportClaim): ReportClaim => ({
    ...claim,
    isInText: claim.isInText && shown !== "none",
    anchor: { ...claim.anchor, ranges: claim.anchor.ranges.map(toRange) },
  });
  const revision = { ...report.article.revision, document, text };
  return { ...report, article: { ...report.article, shown, revision }, claims: report.claims.map(toClaim) };
}

/** From `from` to `to` of the whole text; both in UTF-16 units, `from` = `to` where nothing but the place is kept. */
type Stretch = { readonly from: number; readonly to: number };

function excerpt(report: Report) {
  const ranges = claimsInText(report).flatMap(({ anchor }) => anchor.ranges);
  const sentences = new Intl.Segmenter("und", { granularity: "sentence" });
  const writer = new ExcerptWriter();
  let start = 0;
  for (const block of textblocks(markableDocument(report))) {
    const inlines = inlinesOf(block, start);
    const text = inlines.map((inline) => inline.text).join("");
    const place = { from: start, to: start + text.length };
    const touching = ranges.filter((range) => range.start <= place.to && range.end >= place.from);
    writer.add(block, inlines, place, keptStretches(text, start, touching, sentences));
    start = place.to + 1;
  }
  return writer.finish();
}

function textblocks(node: ProseMirrorJson): readonly ProseMirrorJson[] {
  return isTextblock(node) ? [node] : (node.content ?? []).flatMap(textblocks);
}

type Inline = { readonly node: ProseMirrorJson; readonly text: string; readonly start: number };

function inlinesOf(block: ProseMirrorJson, start: number): readonly Inline[] {
  let at = start;
  return (block.content ?? []).map((node) => {
    const text = node.type === "hardBreak" ? "\n" : (node.text ?? "");
    const inline = { node, text, start: at };
    at += text.length;
    return inline;
  });
}

/** What stays of a textblock, in order, apart from one another. */
function keptStretches(
  text: string,
  start: number,
  ranges: readonly ReportRange[],
  sentences: Intl.Segmenter,
): readonly Stretch[] {
  if (ranges.length === 0) return [];
  const end = start + text.length;
  const quoted = ranges.map((range) => ({
    from: Math.max(range.start, start),
    to: Math.min(range.end, end),
  }));
  const all = [...sentences.segment(text)].map(({ index, segment }) => ({
    from: start + index,
    to: start + index + segment.trimEnd().length,
  }));
  const around = all.filter((_, index) =>
    all
      .slice(Math.max(0, index - 1), index + 2)
      .some(({ from, to }) => quoted.some((each) => each.from < to && each.to > from)),
  );
  return joined([...quoted, ...around], text, start);
}

/** Stretches that overlap, or have nothing but white space between them, as one. */
function joined(stretches: readonly Stretch[], text: string, start: number): readonly Stretch[] {
  const apart: Stretch[] = [];
  for (const next of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last !== undefined && text.slice(last.to - start, Math.max(next.from, last.to) - start).trim() === "")
      apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else apart.push(next);
  }
  return apart;
}

const LEFT_OUT: ProseMirrorJson = { type: "paragraph", content: [{ type: "text", text: "[…]" }] };

/** Puts the excerpt together, textblock by textblock, and remembers where each stretch of the text went. */
class ExcerptWriter {
  readonly #blocks: ProseMirrorJson[] = [];
  readonly #moved: (Stretch & { readonly at: number })[] = [];
  #text = "";

  add(
    block: ProseMirrorJson,
    inlines: readonly Inline[],
    place: Stretch,
    stretches: readonly Stretch[],
  ): void {
    if (stretches.length === 0) {
      if (place.to > place.from && this.#blocks.at(-1) !== LEFT_OUT) this.#begin(LEFT_OUT, "[…]");
      return;
    }
    const content: ProseMirrorJson[] = [];
    this.#begin({ type: block.type, ...(block.attrs === undefined ? {} : { attrs: block.attrs }), content });
    const say = (text: string): void => {
      content.push({ type: "text", text });
      this.#text += text;
    };
    for (const [index, stretch] of stretches.entries()) {
      if (index > 0) say(" … ");
      else if (stretch.from > place.from) say("… ");
      this.#moved.push({ ...stretch, at: this.#text.length });
      for (const piece of inlines.flatMap((inline) => pieceOf(inline, stretch))) {
        content.push(piece.node);
        this.#text += piece.text;
      }
    }
    if ((stretches.at(-1)?.to ?? place.to) < place.to) say(" …");
  }

  finish(): { readonly document: ProseMirrorJson; readonly text: string; readonly place: Placing } {
    const place: Placing = (offset) => {
      const stretch = this.#moved.find(({ from, to }) => from <= offset && offset <= to);
      return stretch === undefined ? null : stretch.at + offset - stretch.from;
    };
    return { document: { type: "doc", content: this.#blocks }, text: this.#text, place };
  }

  #begin(block: ProseMirrorJson, text = ""): void {
    this.#text += this.#blocks.length === 0 ? text : `\n${text}`;
    this.#blocks.push(block);
  }
}

const endOf = ({ start, text }: Inline): number => start + text.length;

function pieceOf(inline: Inline, { from, to }: Stretch): readonly Inline[] {
  const [start, end] = [Math.max(from, inline.start), Math.min(to, endOf(inline))];
  if (start >= end) return [];
  const text = inline.text.slice(start - inline.start, end - inline.start);
  return [{ node: inline.node.type === "text" ? { ...inline.node, text } : inline.node, text, start }];
}
