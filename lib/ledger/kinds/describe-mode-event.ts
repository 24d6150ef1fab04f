import { reviewMode } from "../../domain/review-mode";
import type { EntryOf } from "../shapes/ledger-entry";

/** A sentence for how the article is reviewed from then on. */
export function describeModeEvent({ data }: EntryOf<"review-mode-set">, who: string): string {
  const mode = reviewMode(data);
  if (mode.kind === "open") return `${who} made the review open: everyone sees every verdict at once.`;
  const verdicts = mode.requiredVerdicts === 1 ? "1 verdict" : `${mode.requiredVerdicts} verdicts`;
  const names = mode.hidesNames ? ", names hidden until it is settled" : "";
  return `${who} made the review independent: ${verdicts} needed on each claim${names}.`;
}
