import type { Anchor, Placement } from "../../domain/anchor";
import { assertNever } from "../../domain/assert-never";
import type { Claim, ClaimPart } from "../../domain/claim";
import type { EntryOf } from "../shapes/ledger-entry";

/** The claim that a highlight makes, at version 1. */
export function highlightedClaim(entry: EntryOf<"claim-highlighted">): Claim {
  const { claimId, anchor, statement, claimant, claimedOn, kind } = entry.data;
  return {
    claimId,
    version: 1,
    partVersions: { anchor: 1, statement: 1, claimant: 1, claimedOn: 1, kind: 1, standing: 1, ruling: 1 },
    anchor,
    placement: "kept",
    statement,
    claimant,
    claimedOn,
    kind,
    isWithdrawn: false,
    assigneeId: null,
    highlightedBy: entry.actor,
    highlightedAt: entry.at,
    highlightedSeq: entry.seq,
    verdicts: [],
    retractedVersions: {},
    ruling: null,
    returned: null,
    evidence: [],
    removedEvidenceIds: [],
    comments: [],
  };
}

/** The claim after an event on its description, anchor, standing, assignee or ruling. */
export function evolveClaim(
  claim: Claim,
  entry: EntryOf<
    | "claim-described"
    | "claim-moved"
    | "anchor-confirmed"
    | "anchor-doubted"
    | "claim-unplaced"
    | "claim-withdrawn"
    | "claim-restored"
    | "claim-assigned"
    | "claim-settled"
    | "claim-reopened"
    | "claim-returned"
    | "return-taken-back"
  >,
): Claim {
  switch (entry.type) {
    case "claim-described":
      return described(claim, entry);
    case "claim-moved":
      return { ...claim, ...bumped(claim, ["anchor"]), anchor: entry.data.anchor, placement: "kept" };
    case "anchor-confirmed":
      return { ...claim, ...bumped(claim, ["anchor"]), placement: "kept" };
    case "anchor-doubted":
      return { ...claim, ...bumped(claim, ["anchor"]), anchor: entry.data.anchor, placement: "changed" };
    case "claim-unplaced":
      return { ...claim, ...bumped(claim, ["anchor"]), anchor: entry.data.anchor, placement: "lost" };
    case "claim-withdrawn":
      return { ...claim, ...bumped(claim, ["standing"]), isWithdrawn: true };
    case "claim-restored":
      return { ...claim, ...bumped(claim, ["standing"]), isWithdrawn: false };
    case "claim-assigned":
      return { ...claim, assigneeId: entry.data.userId };
    case "claim-settled": {
      const { rating, rationale } = entry.data;
      const ruling = { rating, rationale, by: entry.actor, at: entry.at };
      return { ...claim, ...bumped(claim, ["ruling"]), ruling, returned: null };
    }
    case "claim-reopened":
      return { ...claim, ...bumped(claim, ["ruling"]), ruling: null };
    case "claim-returned":
      return { ...claim, returned: { reason: entry.data.reason, by: entry.actor, at: entry.at } };
    case "return-taken-back":
      return { ...claim, returned: null };
    default:
      return assertNever(entry);
  }
}

/** The claim on a newer revision. A claim that was kept is at the same version: nobody has to look again. */
export function placeClaim(claim: Claim, placement: Placement, anchor: Anchor): Claim {
  const version = placement === "kept" ? {} : bumped(claim, ["anchor"]);
  return { ...claim, ...version, anchor, placement };
}

const DESCRIPTION_PARTS = ["statement", "claimant", "claimedOn", "kind"] as const;

function described(claim: Claim, { data }: EntryOf<"claim-described">): Claim {
  const { statement, claimant, claimedOn, kind } = data;
  return {
    ...claim,
    ...bumped(
      claim,
      DESCRIPTION_PARTS.filter((part) => data[part] !== undefined),
    ),
    statement: statement === undefined ? claim.statement : statement,
    claimant: claimant === undefined ? claim.claimant : claimant,
    claimedOn: claimedOn === undefined ? claim.claimedOn : claimedOn,
    kind: kind === undefined ? claim.kind : kind,
  };
}

function bumped(claim: Claim, parts: readonly ClaimPart[]): Pick<Claim, "version" | "partVersions"> {
  const version = claim.version + 1;
  const changed = Object.fromEntries(parts.map((part) => [part, version]));
  return { version, partVersions: { ...claim.partVersions, ...changed } };
}
