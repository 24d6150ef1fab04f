/** A card that wants to stand at `wanted` (pixels from the column's top) and is `height` tall. In text order. */
export type CardSlot = {
  readonly id: string;
  readonly wanted: number;
  readonly height: number;
  /** It is being used, so the others make way for it; the firm card alone does not. */
  readonly isHeld?: boolean;
};

/** What the line takes up that stands for the cards that had no room. */
export const FOLD_HEIGHT = 34;

/**
 * Where each card stands: in text order, `gap` apart or more, never above 0, and altogether as near to their words as
 * that allows: the squares of the distances are least. The firm card stands exactly where it wants to. Of those before
 * it the first ones have no place, and no entry, when there is not the room for all; they are folded into one line at
 * the top.
 */
export function placeCards(
  slots: readonly CardSlot[],
  firmId: string | null,
  gap: number,
): ReadonlyMap<string, number> {
  const at = slots.findIndex(({ id }) => id === firmId);
  const firm = slots[at];
  if (firm === undefined) return new Map(packCards(slots, gap, { from: 0, to: Number.POSITIVE_INFINITY }));
  const top = Math.max(0, firm.wanted);
  const before = slots.slice(0, at);
  const folded = countFolded(before, gap, top);
  return new Map([
    ...packCards(before.slice(folded), gap, { from: folded === 0 ? 0 : FOLD_HEIGHT, to: top - gap }),
    [firm.id, top],
    ...packCards(slots.slice(at + 1), gap, { from: top + firm.height + gap, to: Number.POSITIVE_INFINITY }),
  ]);
}

/** How many of the cards, from the first on, must go so that the others and the fold's line fit above `room`. */
function countFolded(slots: readonly CardSlot[], gap: number, room: number): number {
  let needed = slots.reduce((sum, { height }) => sum + height + gap, 0);
  if (needed <= room) return 0;
  for (const [at, { height }] of slots.entries()) {
    if (needed <= room - FOLD_HEIGHT) return at;
    needed -= height + gap;
  }
  return slots.length;
}

type Room = { readonly from: number; readonly to: number };

/** The cards between two bounds that are far enough apart for them. */
function packCards(slots: readonly CardSlot[], gap: number, { from, to }: Room): [string, number][] {
  let reach = 0;
  const stacked = slots.map(({ height }) => {
    const top = reach;
    reach += height + gap;
    return top;
  });
  const latest = to - reach + gap;
  const shifts = risingFit(
    slots.map(({ wanted, isHeld }, at) => ({
      value: wanted - (stacked[at] ?? 0),
      weight: isHeld === true ? HELD_WEIGHT : 1,
    })),
  );
  return slots.map(({ id }, at) => [
    id,
    (stacked[at] ?? 0) + Math.max(from, Math.min(shifts[at] ?? 0, latest)),
  ]);
}

/** So much heavier than others that it stays within a pixel. */
const HELD_WEIGHT = 1e6;

/** Equal numbers in a row: their mean is `sum / weight`. */
type Pool = { readonly sum: number; readonly weight: number; readonly count: number };

/**
 * The never falling numbers that are nearest to the given ones by weighted least squares: neighbours that fall are put
 * together at their mean (pool adjacent violators; Barlow et al., Statistical Inference under Order Restrictions, 1972).
 */
function risingFit(
  values: readonly { readonly value: number; readonly weight: number }[],
): readonly number[] {
  const pools: Pool[] = [];
  for (const { value, weight } of values) {
    let pool: Pool = { sum: value * weight, weight, count: 1 };
    for (let last = pools.at(-1); last !== undefined && isAbove(last, pool); last = pools.at(-1)) {
      pool = {
        sum: last.sum + pool.sum,
        weight: last.weight + pool.weight,
        count: last.count + pool.count,
      };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, weight, count }) => Array.from({ length: count }, () => sum / weight));
}

const isAbove = (a: Pool, b: Pool): boolean => a.sum * b.weight > b.sum * a.weight;

/**
 * The card to keep at its words while none is open: the one whose words stand nearest to `line`, where a person reads.
 * Null as long as that card is no further from its words than `reach`. In a text that has more claims than its column
 * has room for cards, nearly every card would otherwise stand by words that are not its own.
 */
export function readingCard(
  slots: readonly CardSlot[],
  tops: ReadonlyMap<string, number>,
  line: number,
  reach: number,
): string | null {
  const nearest = slots.reduce<CardSlot | null>(
    (best, slot) =>
      best === null || Math.abs(slot.wanted - line) < Math.abs(best.wanted - line) ? slot : best,
    null,
  );
  if (nearest === null) return null;
  const distance = Math.abs((tops.get(nearest.id) ?? nearest.wanted) - nearest.wanted);
  return distance > reach ? nearest.id : null;
}
