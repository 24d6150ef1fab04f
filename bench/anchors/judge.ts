import { foldText } from "../../lib/text/word-tokens";
import type { EditedText } from "./edit-text";

export type Stretch = { readonly start: number; readonly end: number };

/** Where a way of anchoring puts a quote, or null; `asks` where it does so only until a person has looked. */
export type Answer = (Stretch & { readonly asks: boolean }) | null;

export const JUDGEMENTS = ["right", "missed", "wrong", "none, rightly", "set though gone"] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/**
 * Judges an answer by where the quote's characters really are. Of a quote whose words are there, untouched or at least half of
 * them: `right` on them (without asking where they are untouched), `wrong` elsewhere, or without asking on other words by a
 * way that could ask (`canAsk`); else `missed`. Of one with less left: `set though gone` when it is put, without asking, on
 * what is not the same words at what is left of it.
 */
export function judge(
  before: string,
  edited: EditedText,
  quote: Stretch,
  answer: Answer,
  canAsk: boolean,
): Judgement {
  const truth = truthOf(before, edited, quote);
  if (answer === null) return truth.kind === "gone" ? "none, rightly" : "missed";
  const meets = overlap(answer, truth) > 0;
  const isSame = folded(edited.text, answer) === folded(before, quote);
  if (truth.kind === "gone")
    return answer.asks || (meets && (isSame || !canAsk)) ? "none, rightly" : "set though gone";
  if (!meets || (canAsk && !answer.asks && !isSame)) return "wrong";
  const isOnIt = overlap(answer, truth) >= 0.5 * Math.max(lengthOf(truth), lengthOf(answer));
  if (truth.kind === "altered") return isOnIt ? "right" : "missed";
  return isSame && !answer.asks ? "right" : "missed";
}

/** What became of a quote: its words stand together as they were, or with others, or fewer than half of them do. */
type Truth = Stretch & { readonly kind: "intact" | "altered" | "gone" };

/** More between what is left of a quote than this, beside twice its length, and it no longer is one. */
const TORN_UNITS = 80;

function truthOf(before: string, { text, newOffset }: EditedText, { start, end }: Stretch): Truth {
  const places = [...newOffset.subarray(start, end)].filter((now) => now !== -1);
  const now = { start: Math.min(...places), end: Math.max(...places) + 1 };
  if (places.length < (end - start) / 2 || lengthOf(now) > 2 * (end - start) + TORN_UNITS)
    return { ...now, kind: "gone" };
  // A quotation mark at either end that took another shape is no old character.
  const around = folded(text, { start: now.start - 2, end: now.end + 2 });
  return { ...now, kind: around.includes(folded(before, { start, end })) ? "intact" : "altered" };
}

function folded(text: string, { start, end }: Stretch): string {
  return foldText(text.slice(Math.max(0, start), end));
}

function lengthOf({ start, end }: Stretch): number {
  return end - start;
}

function overlap(a: Stretch, b: Stretch): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}
