"use client";

import { useState } from "react";
import type { CardSlot } from "./place-cards";

/** The card that the person points at or has the focus in, and where it stood when they came to it. */
export type HeldCard = { readonly id: string; readonly top: number; readonly activeId: string | null };

/** Notes which card is being used, so that others' work does not push it away meanwhile. */
export function useHeldCard(activeId: string | null, topOf: (id: string) => number | undefined) {
  const [held, setHeld] = useState<HeldCard | null>(null);
  const hold = ({ target }: { readonly target: EventTarget }): void => {
    const slot = target instanceof Element ? target.closest<HTMLElement>("[data-claim]") : null;
    const id = slot?.dataset["claim"];
    const top = id === undefined ? undefined : topOf(id);
    if (id === undefined || top === undefined) return;
    setHeld((before) => (before?.id === id && before.activeId === activeId ? before : { id, top, activeId }));
  };
  const release = (): void => setHeld(null);
  return {
    held,
    handlers: { onPointerOver: hold, onPointerLeave: release, onFocus: hold, onBlur: release },
  };
}

/**
 * The cards with the held one wanting to stay where it is, and which one stands firm: the open one, else the held one.
 * Opening another card lets go of it.
 */
export function holdCard(
  slots: readonly CardSlot[],
  held: HeldCard | null,
  activeId: string | null,
): { readonly slots: readonly CardSlot[]; readonly firmId: string | null } {
  const isThere = held !== null && held.activeId === activeId && slots.some((slot) => slot.id === held.id);
  if (!isThere || held.id === activeId) return { slots, firmId: activeId };
  return {
    slots: slots.map((slot) => (slot.id === held.id ? { ...slot, wanted: held.top, isHeld: true } : slot)),
    firmId: activeId ?? held.id,
  };
}
