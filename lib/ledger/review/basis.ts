import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Claim } from "../../domain/claim";

type BasisParts = Pick<
  Claim,
  "verdicts" | "retractedVersions" | "evidence" | "removedEvidenceIds" | "returned"
>;

/**
 * What a ruling on the claim rests on, as a short text: another one after each verdict given, changed or retracted,
 * each piece of evidence added, and each return. It names nobody, so that it is the same under pseudonyms.
 */
export function basisOf({
  verdicts,
  retractedVersions,
  evidence,
  removedEvidenceIds,
  returned,
}: BasisParts): string {
  const counts = `${judgements(verdicts, retractedVersions)}.${evidence.length + removedEvidenceIds.length}`;
  if (returned === null) return counts;
  return `${counts}.${bytesToHex(sha256(utf8ToBytes(returned.reason))).slice(0, 8)}`;
}

/** Grows with every verdict given, changed or retracted: a verdict at version 2 was given, then changed or taken back. */
function judgements(
  verdicts: BasisParts["verdicts"],
  retractedVersions: BasisParts["retractedVersions"],
): number {
  const standing = new Set<string>(verdicts.map(({ reviewerId }) => reviewerId));
  const given = verdicts.reduce((sum, { version }) => sum + 2 * version - 1, 0);
  const retracted = Object.entries(retractedVersions).filter(([reviewerId]) => !standing.has(reviewerId));
  return retracted.reduce((sum, [, version]) => sum + 2 * version, given);
}
