import type { Anchor } from "../domain/anchor";
import type { RevisionId } from "../domain/ids";
import { type PlacedAnchor, placeAnchors } from "./place-anchor";
import { quoteRange } from "./quote-range";

type Revision = { readonly id: RevisionId; readonly text: string };

/** Where words were replaced: [start, end) of the text before, UTF-16. All else is the same in both texts. */
export type EditedStretch = { readonly start: number; readonly end: number };

/**
 * Places anchors over a single edit whose place is known. What lies beside it is **kept**, on exactly its words. What
 * touches the replaced words is placed as on any newer text.
 */
export function placeOverEdit(
  before: Revision,
  after: Revision,
  edit: EditedStretch,
  anchors: readonly Anchor[],
): readonly PlacedAnchor[] {
  const shift = after.text.length - before.text.length;
  const beside = anchors.map((anchor) => shifted(after, edit, shift, anchor));
  const touched = anchors.filter((_, at) => beside[at] === null);
  const placed = touched.length === 0 ? [] : placeAnchors(before, after, touched);
  let next = 0;
  return beside.map((anchor, at) => {
    if (anchor !== null) return { placement: "kept", anchor };
    const found = placed[next++];
    if (found === undefined) throw new Error(`Anchor ${at} was not placed.`);
    return found;
  });
}

/** Null for an anchor that touches the replaced words. */
function shifted(after: Revision, edit: EditedStretch, shift: number, { ranges }: Anchor): Anchor | null {
  const isBeside = ranges.every(({ start, end }) => end <= edit.start || edit.end <= start);
  if (!isBeside) return null;
  const moved = ranges.map(({ start, end }) => {
    const by = edit.end <= start ? shift : 0;
    return quoteRange(after.text, start + by, end + by);
  });
  return { revisionId: after.id, ranges: moved };
}
