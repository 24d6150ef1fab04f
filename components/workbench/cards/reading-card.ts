import type { CardSlot } from "./place-cards";

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
