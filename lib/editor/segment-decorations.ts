import type { Node } from "@tiptap/pm/model";
import { Decoration } from "@tiptap/pm/view";
import type { Highlight } from "./highlight";
import { type OffsetMap, offsetMap } from "./offset-map";
import type { Segment } from "./segments";

type Positions = { readonly from: number; readonly to: number };

/** A `mark` element to draw: around which positions of the document, and with what on it. */
export type SegmentMark = Positions & { readonly attributes: Readonly<Record<string, string>> };

/**
 * Draws segments as decorations of what `segmentMarks` gives. Two decorations that look the same at the same place
 * have the same `spec.key`.
 */
export function segmentDecorations(
  doc: Node,
  segments: readonly Segment<Highlight>[],
  activeId: string | null,
): readonly Decoration[] {
  return segmentMarks(doc, segments, activeId).map(({ from, to, attributes }) => {
    const key = `${from} ${to} ${Object.values(attributes).join("\n")}`;
    return Decoration.inline(from, to, { nodeName: "mark", ...attributes }, { key });
  });
}

/**
 * Draws segments as `mark` elements, in text order: `data-claims` lists the claims (innermost first), `data-depth` says how
 * many lie there, the innermost one's look decides, the next one's stays visible through `--verdict-under` and
 * `data-under`. Where a claim begins, the mark carries its label as `aria-description`, once.
 */
export function segmentMarks(
  doc: Node,
  segments: readonly Segment<Highlight>[],
  activeId: string | null,
): readonly SegmentMark[] {
  const map = offsetMap(doc);
  return segments.flatMap((segment) => {
    const attributes = markAttributes(segment, activeId);
    const label = beginningLabel(segment);
    const parts = blockParts(map, segment);
    if (label === "") return parts.map((part) => ({ ...part, attributes }));
    const labelled = { ...attributes, "aria-description": label };
    return labelledParts(doc, parts).map((part, at) => ({
      ...part,
      attributes: at === 0 ? labelled : attributes,
    }));
  });
}

function markAttributes(segment: Segment<Highlight>, activeId: string | null): Record<string, string> {
  const claims = [...new Set(segment.covering.map(({ claimId }) => claimId))];
  const [top, under] = segment.covering;
  const isActive = activeId !== null && claims.includes(activeId);
  return {
    class: ["claim", top?.look.className ?? "", isActive ? "claim-active" : ""].filter(Boolean).join(" "),
    "data-claims": claims.join(" "),
    "data-depth": String(claims.length),
    ...(under === undefined ? {} : { "data-under": under.look.className }),
    style: [
      `--depth: ${claims.length}`,
      colourProperty("--verdict", top?.look.colour),
      colourProperty("--verdict-under", under?.look.colour),
      lineProperty(top?.look.line),
    ]
      .filter(Boolean)
      .join("; "),
  };
}

/** A desk chooses its own colours, so nothing but a colour may pass. */
function colourProperty(name: string, colour: string | undefined): string {
  return colour !== undefined && /^[\w#%.,()\s/-]+$/.test(colour) ? `${name}: ${colour}` : "";
}

function lineProperty(line: string | undefined): string {
  const [, style, thickness] = /^([a-z]+) ([\d.]+px)$/.exec(line ?? "") ?? [];
  return style === undefined ? "" : `--underline-style: ${style}; --underline-thickness: ${thickness}`;
}

function beginningLabel(segment: Segment<Highlight>): string {
  return segment.covering
    .filter(({ start }) => start === segment.start)
    .map(({ label }) => label)
    .join("; ");
}

/** The segment's words block by block, without the line breaks between blocks. */
function blockParts(map: OffsetMap, { start, end }: Segment<Highlight>): readonly Positions[] {
  const parts: Positions[] = [];
  for (let at = map.blockIndex(start); at < map.blocks.length; at++) {
    const block = map.blocks[at];
    if (block === undefined || block.offset >= end) break;
    const from = Math.max(start, block.offset) - block.offset;
    const to = Math.min(end - block.offset, block.length);
    if (from < to) parts.push({ from: block.pos + from, to: block.pos + to });
  }
  return parts;
}

/**
 * ProseMirror draws a decoration once per stretch of equal formatting. So that a label is said once, the first
 * part ends where the formatting first changes.
 */
function labelledParts(doc: Node, parts: readonly Positions[]): readonly Positions[] {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const firstEnd = first.from + (doc.resolve(first.from).nodeAfter?.nodeSize ?? 0);
  if (firstEnd >= first.to || firstEnd === first.from) return parts;
  return [{ from: first.from, to: firstEnd }, { from: firstEnd, to: first.to }, ...others];
}
