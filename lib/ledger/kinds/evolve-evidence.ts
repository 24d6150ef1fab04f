import { assertNever } from "../../domain/assert-never";
import type { Claim, Evidence } from "../../domain/claim";
import type { EvidenceId } from "../../domain/ids";
import type { EntryOf } from "../shapes/ledger-entry";
import type { WithheldEntry, WithheldEvidenceEvent } from "../shapes/shown-entry";

type WithheldEvidenceEntry = WithheldEvidenceEvent & Omit<WithheldEntry, "type" | "data">;
type EvidenceEntry =
  | EntryOf<"evidence-added" | "evidence-revised" | "evidence-removed">
  | WithheldEvidenceEntry;
type EvidenceEntryOf<Type> = Extract<EvidenceEntry, { readonly type: Type }>;

/** The claim after a source was added, revised or removed. */
export function evolveEvidence(claim: Claim, entry: EvidenceEntry): Claim {
  switch (entry.type) {
    case "evidence-added":
      return { ...claim, evidence: [...claim.evidence, added(entry)], returned: null };
    case "evidence-revised": {
      const before = evidenceOf(claim, entry.data.evidenceId, entry.seq);
      const after = revised(before, entry);
      return { ...claim, evidence: claim.evidence.map((each) => (each === before ? after : each)) };
    }
    case "evidence-removed": {
      const gone = evidenceOf(claim, entry.data.evidenceId, entry.seq);
      return {
        ...claim,
        evidence: claim.evidence.filter((each) => each !== gone),
        removedEvidenceIds: [...claim.removedEvidenceIds, gone.evidenceId],
      };
    }
    default:
      return assertNever(entry);
  }
}

function added({ actor, at, data }: EvidenceEntryOf<"evidence-added">): Evidence {
  const { claimId: _, ...source } = data;
  return { ...source, addedBy: actor, at, version: 1 };
}

function revised(before: Evidence, { data }: EvidenceEntryOf<"evidence-revised">): Evidence {
  const or = <T>(next: T | undefined, present: T): T => (next === undefined ? present : next);
  return {
    ...before,
    url: or(data.url, before.url),
    stance: or("stance" in data ? data.stance : undefined, before.stance),
    title: or(data.title, before.title),
    publisher: or(data.publisher, before.publisher),
    author: or(data.author, before.author),
    publishedOn: or(data.publishedOn, before.publishedOn),
    excerpt: or(data.excerpt, before.excerpt),
    note: or("note" in data ? data.note : undefined, before.note),
    version: before.version + 1,
  };
}

function evidenceOf(claim: Claim, evidenceId: EvidenceId, seq: number): Evidence {
  const evidence = claim.evidence.find((each) => each.evidenceId === evidenceId);
  if (evidence === undefined)
    throw new Error(`Entry ${seq} speaks of evidence ${evidenceId}, which is not there.`);
  return evidence;
}
