import { assertNever } from "../../domain/assert-never";
import type { Claim, ReviewState } from "../../domain/claim";
import type { ClaimId } from "../../domain/ids";
import { describeArticleEvent } from "../kinds/article";
import { describeClaimEvent } from "../kinds/describe-claim-event";
import { describeCommentEvent } from "../kinds/describe-comment-event";
import { describeEvidenceEvent } from "../kinds/describe-evidence-event";
import { describeModeEvent } from "../kinds/describe-mode-event";
import { describeVerdictEvent } from "../kinds/describe-verdict-event";
import { describeWithheld } from "../kinds/describe-withheld";
import { type FoldableEntry, isWithheldEntry } from "../shapes/shown-entry";

/** What ids are called: people and tokens by name, ratings by label. */
export type EventNames = {
  readonly actor: (id: string) => string;
  readonly rating: (id: string) => string;
};

/**
 * One plain sentence for an entry: who did what, from what to what. `before` is the review just before it, null
 * for the first. An event kind that has no sentence does not compile.
 */
export function describeEvent(entry: FoldableEntry, before: ReviewState | null, names: EventNames): string {
  const who = names.actor(entry.actor);
  if (isWithheldEntry(entry)) return describeWithheld(entry, who);
  switch (entry.type) {
    case "review-mode-set":
      return describeModeEvent(entry, who);
    case "article-added":
    case "article-revised":
    case "report-published":
    case "edition-withdrawn":
      return describeArticleEvent(entry, who);
    case "claim-highlighted":
    case "claim-described":
    case "claim-moved":
    case "anchor-confirmed":
    case "anchor-doubted":
    case "claim-unplaced":
    case "claim-withdrawn":
    case "claim-restored":
    case "claim-assigned":
      return describeClaimEvent(entry, claimIn(before, entry.data.claimId), who, names);
    case "verdict-given":
    case "verdict-retracted":
    case "claim-settled":
    case "claim-reopened":
    case "claim-returned":
    case "return-taken-back":
      return describeVerdictEvent(entry, claimIn(before, entry.data.claimId), who, names);
    case "evidence-added":
    case "evidence-revised":
    case "evidence-removed":
      return describeEvidenceEvent(entry, claimIn(before, entry.data.claimId), who);
    case "commented":
    case "comment-edited":
    case "comment-removed":
    case "thread-resolved":
    case "thread-reopened":
      return describeCommentEvent(entry, before, who, names);
    default:
      return assertNever(entry);
  }
}

function claimIn(before: ReviewState | null, claimId: ClaimId): Claim | undefined {
  return before?.claims.get(claimId);
}
