import type { Claim, Evidence, ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import type { EvidenceId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { findClaim, idTaken, refuseClosed, staleClaim } from "./claim-gate";
import type { CommandOf, DecideContext, Decision } from "./decide-context";
import { changedFields, futureDay, saidText } from "./field-rules";

/** A new source on a claim. Refuses an id in use anywhere in the article, also by evidence that was removed. */
export function decideAddEvidence(
  state: ReviewState,
  command: CommandOf<"add-evidence">,
  context: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  if (isTaken(state, command.evidenceId)) return fail(idTaken("evidenceId", "evidence of this article"));
  const refusal = refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  const errors = futureDay("publishedOn", command.publishedOn, context.at);
  if (errors.length > 0) return fail({ kind: "invalid", errors });
  const { claimId, evidenceId, url, stance } = command;
  return ok([
    { type: "evidence-added", data: { claimId, evidenceId, url, stance, ...sourceDetails(command) } },
  ]);
}

/** Corrects a source. Only what differs is recorded. */
export function decideReviseEvidence(
  state: ReviewState,
  command: CommandOf<"revise-evidence">,
  context: DecideContext,
): Decision {
  const found = findEvidence(state, command);
  if (!found.ok) return found;
  const { claim, evidence } = found.value;
  const refusal =
    refuseEvidenceVersion(claim, evidence, command.version) ??
    refuseClosed(claim) ??
    refuseOthersEvidence(state, evidence, context);
  if (refusal !== null) return fail(refusal);
  const errors = futureDay("publishedOn", command.publishedOn, context.at);
  if (errors.length > 0) return fail({ kind: "invalid", errors });
  const given = EVIDENCE_FIELDS.filter((field) => command[field] !== undefined);
  const input = { url: command.url, stance: command.stance, ...sourceDetails(command) };
  const { stance, ...changed } = changedFields<Evidence, EvidenceField>(evidence, input, given);
  const newStance = stance === undefined || stance === null ? {} : { stance };
  const data = { ...changed, ...newStance };
  if (Object.keys(data).length === 0) return ok([]);
  const { claimId, evidenceId } = command;
  return ok([{ type: "evidence-revised", data: { claimId, evidenceId, ...data } }]);
}

/** Takes a source off a claim; its id is never used again. */
export function decideRemoveEvidence(state: ReviewState, command: CommandOf<"remove-evidence">): Decision {
  const found = findEvidence(state, command);
  if (!found.ok) return found;
  const { claim, evidence } = found.value;
  const refusal = refuseEvidenceVersion(claim, evidence, command.version) ?? refuseClosed(claim);
  if (refusal !== null) return fail(refusal);
  const { claimId, evidenceId, reason } = command;
  return ok([{ type: "evidence-removed", data: { claimId, evidenceId, reason } }]);
}

/** A stance is a judgement: in an independent review it is only for those who took it to change. */
function refuseOthersEvidence(
  { mode }: ReviewState,
  { addedBy }: Evidence,
  { actor }: DecideContext,
): Failure | null {
  if (mode.kind === "open" || addedBy === actor) return null;
  return invalid("evidenceId", "This review is independent: only who added evidence changes it.");
}

const EVIDENCE_FIELDS = [
  "url",
  "stance",
  "title",
  "publisher",
  "author",
  "publishedOn",
  "excerpt",
  "note",
] as const satisfies readonly (keyof Evidence)[];
type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

function sourceDetails(command: CommandOf<"add-evidence" | "revise-evidence">) {
  return {
    title: saidText(command.title),
    publisher: saidText(command.publisher),
    author: saidText(command.author),
    publishedOn: command.publishedOn ?? null,
    excerpt: saidText(command.excerpt),
    note: saidText(command.note),
  };
}

function findEvidence(
  state: ReviewState,
  { claimId, evidenceId }: CommandOf<"revise-evidence" | "remove-evidence">,
): Result<{ readonly claim: Claim; readonly evidence: Evidence }, Failure> {
  const found = findClaim(state, claimId);
  if (!found.ok) return found;
  const evidence = found.value.evidence.find((each) => each.evidenceId === evidenceId);
  return evidence === undefined ? fail({ kind: "not-found" }) : ok({ claim: found.value, evidence });
}

function refuseEvidenceVersion(claim: Claim, evidence: Evidence, seen: number): Failure | null {
  if (seen > evidence.version) {
    return invalid(
      "version",
      `There is no version ${seen} of this evidence yet; it is at ${evidence.version}.`,
    );
  }
  return seen < evidence.version ? staleClaim(claim, "This evidence was changed since you saw it.") : null;
}

function isTaken(state: ReviewState, id: EvidenceId): boolean {
  for (const claim of state.claims.values()) {
    if (claim.evidence.some((each) => each.evidenceId === id)) return true;
    if (claim.removedEvidenceIds.includes(id)) return true;
  }
  return false;
}
