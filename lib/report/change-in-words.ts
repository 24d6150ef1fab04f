import { assertNever } from "../domain/assert-never";
import type { ClaimChange } from "../ledger/review/changes-between";
import type { Words } from "../words/words";

/**
 * What changed in a claim since an edition, as readers are told in the report's language (the screen says it with
 * lib/ledger/review/describe-change.ts). `ratingName` says a rating by its id, null: that there was no ruling. What it gives
 * stands in the sentence as it is.
 */
export function changeInWords(
  change: ClaimChange,
  ratingName: (rating: string | null) => string,
  words: Words,
): string {
  const { say } = words;
  switch (change.kind) {
    case "added":
      return change.rating === null
        ? say("change.added")
        : say("change.addedRuled", { rating: ratingName(change.rating) });
    case "withdrawn":
      return say("change.withdrawn");
    case "described":
      return say("change.described");
    case "ruled":
      return say("change.ruled", { from: ratingName(change.from), to: ratingName(change.to) });
    case "reasoned":
      return say("change.reasoned");
    case "evidence":
      return evidenceWords(change, words);
    default:
      return assertNever(change);
  }
}

function evidenceWords(
  { added, removed, revised }: Extract<ClaimChange, { kind: "evidence" }>,
  { say, number, list }: Words,
): string {
  const parts = [
    added === 0 ? "" : say("change.evidenceAdded", { count: number(added) }),
    removed === 0 ? "" : say("change.evidenceRemoved", { count: number(removed) }),
    revised === 0 ? "" : say("change.evidenceRevised", { count: number(revised) }),
  ].filter((part) => part !== "");
  return say("change.evidence", { parts: list(parts) });
}
