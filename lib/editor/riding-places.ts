import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { DecorationSet } from "@tiptap/pm/view";
import type { Highlight } from "./highlight";
import { intervalIndex } from "./interval-index";
import { offsetMap } from "./offset-map";
import { beginRide, type Ride, rideAlong } from "./ride";
import { segmentDecorations } from "./segment-decorations";
import { segmentsWithin } from "./segments";

/** Where claims are while a text is edited: stretches of the text as it reads now, UTF-16, by claim. */
export type RidingPlaces = ReadonlyMap<string, readonly { readonly start: number; readonly end: number }[]>;

type Riding = { readonly ride: Ride; readonly drawn: DecorationSet };

const key = new PluginKey<Riding>("riding-places");
/** More claims than this are drawn around the caret only: to draw them all at each key would be slow. */
const DRAWN_EVERYWHERE = 1_000;
const AROUND_CARET = 15_000;

/**
 * Lets claims ride along while the text under them is edited, and draws them. `highlights` are the claims on the text
 * that the editor begins with. The same document has them in the same places: undoing and doing again brings each back
 * exactly.
 */
export function ridingPlacesPlugin(highlights: readonly Highlight[]): Plugin<Riding> {
  return new Plugin<Riding>({
    key,
    state: {
      init: (_, { doc, selection }) => {
        const map = offsetMap(doc);
        const ride = beginRide(
          doc,
          highlights.map(({ start, end }) => ({
            from: map.offsetToPos(start),
            to: map.offsetToPos(end, "before"),
          })),
        );
        return { ride, drawn: draw(doc, highlights, ride, selection.head) };
      },
      apply: (transaction, before) => follow(transaction, before, highlights),
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
  });
}

/** Where each claim is now. One of which a part was taken out whole is not here: only the words can tell what became of it. */
export function readRidingPlaces(state: EditorState, highlights: readonly Highlight[]): RidingPlaces {
  const riding = key.getState(state);
  if (riding === undefined) throw new Error("No claims ride along in this editor.");
  const places = new Map<string, { start: number; end: number }[]>();
  const gone = new Set<string>();
  for (const { claimId, start, end } of standing(state.doc, highlights, riding.ride)) {
    if (start >= end) gone.add(claimId);
    places.set(claimId, [...(places.get(claimId) ?? []), { start, end }]);
  }
  return new Map([...places].filter(([claimId]) => !gone.has(claimId)));
}

function follow(transaction: Transaction, before: Riding, highlights: readonly Highlight[]): Riding {
  const { doc, selection } = transaction;
  const ride = rideAlong(before.ride, transaction);
  if (!transaction.docChanged && highlights.length <= DRAWN_EVERYWHERE) return { ...before, ride };
  return { ride, drawn: draw(doc, highlights, ride, selection.head) };
}

/** The highlights at their present offsets; one that is gone is empty. */
function standing(doc: Node, highlights: readonly Highlight[], { places }: Ride): readonly Highlight[] {
  const map = offsetMap(doc);
  return highlights.map((highlight, at) => {
    const place = places[at];
    if (place === undefined || place.from >= place.to) return { ...highlight, start: 0, end: 0 };
    return { ...highlight, start: map.posToOffset(place.from), end: map.posToOffset(place.to) };
  });
}

function draw(doc: Node, highlights: readonly Highlight[], ride: Ride, caret: number): DecorationSet {
  const map = offsetMap(doc);
  const at = map.posToOffset(caret);
  const isAll = highlights.length <= DRAWN_EVERYWHERE;
  const [from, to] = isAll ? [0, map.text.length] : [at - AROUND_CARET, at + AROUND_CARET];
  const segments = segmentsWithin(intervalIndex(standing(doc, highlights, ride)), from, to);
  return DecorationSet.create(doc, [...segmentDecorations(doc, segments, null)]);
}
