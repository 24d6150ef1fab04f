import { type Anchor, anchorQuote } from "@/lib/domain/anchor";
import type { ClaimId } from "@/lib/domain/ids";
import { isWithheldEntry, type ShownEntry } from "@/lib/ledger/shapes/shown-entry";

/**
 * The words that a claim stood on, in no doubt, before they changed under it: where a person last put or confirmed
 * it, unless that was taken back, or a newer text kept or moved it. Null when the entries do not say.
 */
export function wordsBefore(
  entries: readonly ShownEntry[],
  claimId: ClaimId,
  upToSeq: number,
): string | null {
  let [present, sure, earlier]: [Anchor | null, Anchor | null, Anchor | null] = [null, null, null];
  for (const entry of entries) {
    if (entry.seq > upToSeq || isWithheldEntry(entry)) continue;
    if (entry.type === "article-revised") {
      const placed = entry.data.placements.find((each) => each.claimId === claimId);
      if (placed === undefined) continue;
      present = placed.anchor;
      if (placed.placement === "kept" || placed.placement === "moved") sure = present;
    } else if (entry.type === "claim-highlighted" || entry.type === "claim-moved") {
      if (entry.data.claimId !== claimId) continue;
      [present, sure, earlier] = [entry.data.anchor, entry.data.anchor, sure];
    } else if (entry.type === "anchor-confirmed" && entry.data.claimId === claimId) {
      [sure, earlier] = [present, sure];
    } else if (entry.type === "anchor-doubted" && entry.data.claimId === claimId) {
      [present, sure] = [entry.data.anchor, earlier];
    }
  }
  return sure === null ? null : anchorQuote(sure);
}
