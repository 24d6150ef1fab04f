import { assertNever } from "../../domain/assert-never";
import type { ClaimChange } from "./changes-between";

/**
 * What changed in a claim since an edition, as readers are told. `ratingName` says a rating by its id, null: that there
 * was no ruling. What it gives stands in the sentence as it is.
 */
export function describeChange(change: ClaimChange, ratingName: (rating: string | null) => string): string {
  switch (change.kind) {
    case "added":
      return change.rating === null ? "added" : `added, ruled ${ratingName(change.rating)}`;
    case "withdrawn":
      return "withdrawn";
    case "described":
      return "described in other words";
    case "ruled":
      return `${ratingName(change.from)} became ${ratingName(change.to)}`;
    case "reasoned":
      return "the same ruling for other reasons";
    case "evidence":
      return evidenceWords(change);
    default:
      return assertNever(change);
  }
}

function evidenceWords({ added, removed, revised }: Extract<ClaimChange, { kind: "evidence" }>): string {
  const parts = [
    added === 0 ? "" : `${added} added`,
    removed === 0 ? "" : `${removed} removed`,
    revised === 0 ? "" : `${revised} revised`,
  ].filter((part) => part !== "");
  return `evidence: ${parts.join(", ")}`;
}
