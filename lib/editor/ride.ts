import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { StepMap } from "@tiptap/pm/transform";

/** Positions of a document, ProseMirror's; empty (`from` not before `to`): gone. */
type Stretch = { readonly from: number; readonly to: number };

/**
 * A stretch that rides along. An end is open while somebody types in place of words that it had there: what is typed
 * belongs to it. Elsewhere what is typed at an end stays outside.
 */
type Place = Stretch & { readonly isFromOpen: boolean; readonly isToOpen: boolean };

type Seen = { readonly doc: Node; readonly places: readonly Place[] };

/** Stretches in a document that is edited, and where they were in the documents before. */
export type Ride = {
  readonly places: readonly Place[];
  /** By the size of the document, the newest last. */
  readonly seen: ReadonlyMap<number, readonly Seen[]>;
};

/** Stretches of a document, before anything is done to it. */
export function beginRide(doc: Node, stretches: readonly Stretch[]): Ride {
  const places = stretches.map(({ from, to }) => ({ from, to, ...CLOSED }));
  return { places, seen: new Map([[doc.content.size, [{ doc, places }]]]) };
}

const CLOSED = { isFromOpen: false, isToOpen: false } as const;

/**
 * The stretches after a transaction. Where the document is one that was there before, as after undoing, they are where
 * they were then: mapping alone forgets what stood in words that were taken out.
 */
export function rideAlong(ride: Ride, transaction: Transaction): Ride {
  if (!transaction.docChanged)
    return transaction.selectionSet ? { ...ride, places: ride.places.map(close) } : ride;
  const { doc } = transaction;
  const known = ride.seen.get(doc.content.size) ?? [];
  const again = known.findLast((each) => each.doc.eq(doc));
  if (again !== undefined) return { ...ride, places: again.places.map(close) };
  const places = ride.places.map((place) => transaction.mapping.maps.reduce(mapPlace, place));
  return { places, seen: new Map(ride.seen).set(doc.content.size, [...known, { doc, places }]) };
}

const close = (place: Place): Place => (place.isFromOpen || place.isToOpen ? { ...place, ...CLOSED } : place);

function mapPlace(place: Place, map: StepMap): Place {
  if (isGone(place)) return place;
  let { isFromOpen, isToOpen } = place;
  let [isSwallowed, isElsewhere] = [false, false];
  map.forEach((start, end) => {
    const isWithin = start >= place.from && end <= place.to;
    if (start < place.from && end > place.to) isSwallowed = true;
    else if (start < end && start <= place.to && end >= place.from) {
      // Words at an end were taken out, or others put in their place.
      isFromOpen ||= start <= place.from && end > place.from;
      isToOpen ||= end >= place.to && start < place.to;
    } else if (start === end && isWithin) {
      isFromOpen &&= start === place.from;
      isToOpen &&= start === place.to;
    } else isElsewhere = true;
  });
  if (isSwallowed) return GONE;
  if (isElsewhere) [isFromOpen, isToOpen] = [false, false];
  const from = map.map(place.from, place.isFromOpen ? -1 : 1);
  const to = map.map(place.to, place.isToOpen ? 1 : -1);
  if (from < to) return { from, to, isFromOpen, isToOpen };
  // All its words were taken out: what is typed there next stands in their place.
  return isElsewhere ? GONE : { from, to: from, isFromOpen: true, isToOpen: true };
}

const GONE: Place = { from: -1, to: -1, ...CLOSED };

/** Empty and with nothing to be typed into it any more. */
const isGone = ({ from, to, isFromOpen, isToOpen }: Place): boolean => from >= to && !isFromOpen && !isToOpen;
