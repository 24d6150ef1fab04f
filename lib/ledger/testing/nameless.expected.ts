import type { ActorId, ClaimId } from "../../domain/ids";
import type { Voices } from "../readers/pseudonym";
import type { EventType } from "../shapes/event";
import type { ReviewBuilder } from "./review-builder";

/**
 * Whose actor a review that hides names keeps to itself: the law, said here on its own and not taken from the code that
 * it holds. A new kind of event does not compile until somebody decides.
 */
export const HIDES_ACTOR: Readonly<Record<EventType, boolean>> = {
  "article-added": false,
  "article-revised": false,
  "article-described": false,
  "article-archived": false,
  "article-restored": false,
  "review-mode-set": false,
  "report-published": false,
  "edition-withdrawn": false,
  "entry-redacted": false,
  "claim-highlighted": false,
  "claim-described": false,
  "claim-moved": false,
  "anchor-confirmed": false,
  "anchor-doubted": false,
  "claim-unplaced": false,
  "claim-withdrawn": false,
  "claim-restored": false,
  "claim-assigned": false,
  "claim-settled": false,
  "claim-reopened": false,
  "claim-returned": false,
  "return-taken-back": false,
  "verdict-given": true,
  "verdict-retracted": true,
  "evidence-added": true,
  "evidence-revised": true,
  "evidence-removed": true,
  "wording-suggested": true,
  "wording-taken-back": true,
  "wording-accepted": false,
  "wording-declined": false,
  "wording-reopened": false,
  commented: true,
  "comment-edited": true,
  "comment-removed": true,
  "thread-resolved": true,
  "thread-reopened": true,
};

/** Who judged or discussed each claim in the first entries of a review, in the order in which they first did. */
export function voicesOf({ entries }: ReviewBuilder, seq = entries.length): Voices {
  const voices = new Map<ClaimId, ActorId[]>();
  for (const { type, data, actor } of entries.slice(0, seq)) {
    if (!HIDES_ACTOR[type] || !("claimId" in data) || data.claimId === null) continue;
    const known = voices.get(data.claimId) ?? [];
    if (!known.includes(actor)) voices.set(data.claimId, [...known, actor]);
  }
  return voices;
}
