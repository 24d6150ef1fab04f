/** A card that wants to stand at `wanted` (pixels from the column's top) and is `height` tall. In text order. */
export type CardSlot = { readonly id: string; readonly wanted: number; readonly height: number };

/**
 * Where each card stands: in text order, `gap` apart or more, never above 0. The active card stands exactly where
 * it wants to when there is room; those before it make way upward, those after it downward. Without an active
 * card everyone stands at or below the place they want.
 */
export function placeCards(
  slots: readonly CardSlot[],
  activeId: string | null,
  gap: number,
): ReadonlyMap<string, number> {
  const tops = slots.map((slot) => Math.max(0, slot.wanted));
  const active = Math.max(
    0,
    slots.findIndex((slot) => slot.id === activeId),
  );
  for (let at = active - 1; at >= 0; at--) {
    const room = (tops[at + 1] ?? 0) - gap - (slots[at]?.height ?? 0);
    tops[at] = Math.min(tops[at] ?? 0, room);
  }
  let reach = 0;
  return new Map(
    slots.map((slot, at) => {
      const top = Math.max(reach, tops[at] ?? 0);
      reach = top + slot.height + gap;
      return [slot.id, top];
    }),
  );
}
