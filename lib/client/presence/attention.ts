import type { Attention } from "../../domain/presence";

/** How a person and their tab stand to each other. */
export type Looking = {
  readonly isHidden: boolean;
  readonly hasFocus: boolean;
  /** How long the tab is out of view. */
  readonly hiddenMs: number;
  /** How long nothing was pressed, moved or scrolled. */
  readonly idleMs: number;
};

const AWAY_HIDDEN_MS = 60_000;
const AWAY_IDLE_MS = 600_000;
/** Browsers let hidden tabs act only once a minute after five; such a tab leaves before it would come and go. */
const LEFT_MS = 240_000;

/** What a tab says of its person: that they work in it, have it in view, are away, or (null) are not there. */
export function attentionOf({ isHidden, hasFocus, hiddenMs, idleMs }: Looking): Attention | null {
  if (isHidden && hiddenMs >= LEFT_MS) return null;
  if (isHidden && hiddenMs >= AWAY_HIDDEN_MS) return "away";
  if (idleMs >= AWAY_IDLE_MS) return "away";
  return hasFocus && !isHidden ? "focused" : "visible";
}
