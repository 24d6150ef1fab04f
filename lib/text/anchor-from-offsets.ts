import type { Anchor, AnchorRange } from "../domain/anchor";
import type { Failure, FieldError } from "../domain/failure";
import type { RevisionId } from "../domain/ids";
import { fail, ok, type Result } from "../domain/result";
import { snapOutward, splitsSurrogatePair } from "./grapheme";
import { quoteRange } from "./quote-range";

type Stretch = { readonly start: number; readonly end: number };
type Revision = { readonly id: RevisionId; readonly text: string };

/**
 * Makes an anchor of UTF-16 offsets into the revision's canonical text. Ends that cut a grapheme cluster are
 * moved outward to its edges; the ranges come back in text order. Fails as `invalid`, with the path
 * `anchor.ranges.N.start` or `….end`, when a range is outside the text, empty, reversed, cuts a surrogate pair
 * or overlaps another.
 */
export function anchorFromOffsets(revision: Revision, ranges: readonly Stretch[]): Result<Anchor, Failure> {
  const errors =
    ranges.length === 0
      ? [{ path: "anchor.ranges", message: "Give at least one range." }]
      : [...ranges.flatMap((range, at) => rangeErrors(revision.text, range, at)), ...overlapErrors(ranges)];
  if (errors.length > 0) return fail({ kind: "invalid", errors });
  return ok({ revisionId: revision.id, ranges: snapAll(revision.text, ranges) });
}

function snapAll(text: string, ranges: readonly Stretch[]): readonly AnchorRange[] {
  const snapped = ranges
    .map(({ start, end }) => snapOutward(text, start, end))
    .sort((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const range of snapped) {
    const last = joined.at(-1);
    // Two ranges within one cluster both grow to the whole of it.
    if (last !== undefined && range.start < last.end) last.end = Math.max(last.end, range.end);
    else joined.push(range);
  }
  return joined.map(({ start, end }) => quoteRange(text, start, end));
}

function rangeErrors(text: string, { start, end }: Stretch, at: number): readonly FieldError[] {
  const errors = [
    ...offsetErrors(text, start, `anchor.ranges.${at}.start`),
    ...offsetErrors(text, end, `anchor.ranges.${at}.end`),
  ];
  if (errors.length > 0 || start < end) return errors;
  const message = start === end ? "The range is empty." : "The range ends before it starts.";
  return [{ path: `anchor.ranges.${at}.end`, message }];
}

function offsetErrors(text: string, offset: number, path: string): readonly FieldError[] {
  if (!Number.isInteger(offset)) return [{ path, message: "An offset is a whole number." }];
  if (offset < 0 || offset > text.length) {
    return [
      { path, message: `Offset ${offset} is outside the text, which has ${text.length} UTF-16 units.` },
    ];
  }
  if (!splitsSurrogatePair(text, offset)) return [];
  return [{ path, message: `Offset ${offset} is in the middle of a character (a surrogate pair).` }];
}

function overlapErrors(ranges: readonly Stretch[]): readonly FieldError[] {
  const inOrder = ranges
    .map((range, at) => ({ ...range, at }))
    .sort((a, b) => a.start - b.start || a.at - b.at);
  let reach = Number.NEGATIVE_INFINITY;
  return inOrder.flatMap(({ start, end, at }) => {
    const overlaps = start < reach && start < end;
    reach = Math.max(reach, end);
    return overlaps ? [{ path: `anchor.ranges.${at}.start`, message: "This range overlaps another." }] : [];
  });
}
