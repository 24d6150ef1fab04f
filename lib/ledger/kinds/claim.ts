import type { Anchor } from "../../domain/anchor";
import type { Claim, ClaimDescription, ReviewState } from "../../domain/claim";
import { type Failure, type FieldError, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { anchorFromOffsets } from "../../text/anchor-from-offsets";
import { anchorFromQuote } from "../../text/match-quote";
import { findClaim, idTaken, refuseClosed, refuseVersion, refuseWithdrawn } from "./claim-gate";
import type { CommandOf, DecideContext, Decision } from "./decide-context";
import { changedFields, futureDay, saidText } from "./field-rules";

/** A new claim on words of the current revision. Refuses an id in use, an anchor that does not fit, a date to come. */
export function decideHighlight(
  state: ReviewState,
  command: CommandOf<"highlight-claim">,
  context: DecideContext,
): Decision {
  if (state.claims.has(command.claimId)) return fail(idTaken("claimId", "a claim of this article"));
  const errors = futureDay("claimedOn", command.claimedOn, context.at);
  const anchor = readAnchor(command.anchor, context);
  if (!anchor.ok) return fail(withErrors(anchor.failure, errors));
  if (errors.length > 0) return fail({ kind: "invalid", errors });
  return ok([
    {
      type: "claim-highlighted",
      data: {
        claimId: command.claimId,
        anchor: anchorData(anchor.value),
        statement: saidText(command.statement),
        claimant: saidText(command.claimant),
        claimedOn: command.claimedOn ?? null,
        kind: command.kind ?? null,
      },
    },
  ]);
}

/** New words for a claim. Stale only where a field it names was changed since; changes nothing when all are the same. */
export function decideDescribe(
  state: ReviewState,
  command: CommandOf<"describe-claim">,
  context: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const claim = found.value;
  const given = describedFields(command);
  const fieldVersion = Math.max(0, ...given.map((field) => claim.partVersions[field]));
  const refusal = refuseVersion(claim, command.version, fieldVersion) ?? refuseClosed(claim);
  if (refusal !== null) return fail(refusal);
  const errors = futureDay("claimedOn", command.claimedOn, context.at);
  if (errors.length > 0) return fail({ kind: "invalid", errors });
  const changed = changedFields<ClaimDescription, DescriptionField>(claim, normalised(command), given);
  if (Object.keys(changed).length === 0) return ok([]);
  return ok([{ type: "claim-described", data: { claimId: claim.claimId, ...changed } }]);
}

/** Other words of the current revision. The same words again change nothing. */
export function decideMove(
  state: ReviewState,
  command: CommandOf<"move-claim">,
  context: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseVersion(found.value, command.version) ?? refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  const anchor = readAnchor(command.anchor, context);
  if (!anchor.ok) return anchor;
  if (sitsAt(found.value, anchor.value)) return ok([]);
  return ok([{ type: "claim-moved", data: { claimId: command.claimId, anchor: anchorData(anchor.value) } }]);
}

/** A person accepts the words that a claim was found on after they changed. */
export function decideConfirm(state: ReviewState, command: CommandOf<"confirm-anchor">): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseVersion(found.value, command.version) ?? refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  if (found.value.placement !== "changed") {
    return fail(invalid("claimId", "There is nothing to confirm: the words of this claim did not change."));
  }
  return ok([{ type: "anchor-confirmed", data: { claimId: command.claimId } }]);
}

/** Takes a confirmation back: the claim waits again on these words of the present text until somebody confirms them. */
export function decideDoubt(
  state: ReviewState,
  command: CommandOf<"doubt-anchor">,
  context: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseVersion(found.value, command.version) ?? refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  const anchor = readAnchor(command.anchor, context);
  if (!anchor.ok) return anchor;
  if (found.value.placement === "changed" && isSamePlace(found.value.anchor, anchor.value)) return ok([]);
  return ok([
    { type: "anchor-doubted", data: { claimId: command.claimId, anchor: anchorData(anchor.value) } },
  ]);
}

/**
 * Puts a claim back in the tray, with the words that it had on an earlier revision, as after a place that was wrong.
 * Refuses an anchor on the present text, or on a text that is not known here.
 */
export function decideUnplace(
  state: ReviewState,
  command: CommandOf<"unplace-claim">,
  { earlierTexts }: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseVersion(found.value, command.version) ?? refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  const { revisionId, ranges } = command.anchor;
  const text = revisionId === state.revisionId ? undefined : earlierTexts.get(revisionId);
  if (text === undefined)
    return fail(invalid("anchor.revisionId", "This is not an earlier text of the article."));
  const anchor = anchorFromOffsets({ id: revisionId, text }, ranges);
  if (!anchor.ok) return anchor;
  const isThere = found.value.placement === "lost" && isSamePlace(found.value.anchor, anchor.value);
  if (isThere) return ok([]);
  const data = { claimId: command.claimId, anchor: anchorData(anchor.value) };
  return ok([{ type: "claim-unplaced", data }]);
}

/** Takes a claim out of the review; everything on it is kept. */
export function decideWithdraw(state: ReviewState, command: CommandOf<"withdraw-claim">): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseVersion(found.value, command.version) ?? refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  return ok([
    { type: "claim-withdrawn", data: { claimId: command.claimId, reason: saidText(command.reason) } },
  ]);
}

/** Brings a withdrawn claim back as it was. */
export function decideRestore(state: ReviewState, command: CommandOf<"restore-claim">): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseVersion(found.value, command.version);
  if (refusal !== null) return fail(refusal);
  if (!found.value.isWithdrawn) return fail(invalid("claimId", "This claim is not withdrawn."));
  return ok([
    { type: "claim-restored", data: { claimId: command.claimId, reason: saidText(command.reason) } },
  ]);
}

/** Says who looks after a claim, or nobody. */
export function decideAssign(
  state: ReviewState,
  command: CommandOf<"assign-claim">,
  context: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseWithdrawn(found.value);
  if (refusal !== null) return fail(refusal);
  if (command.userId !== null && !context.memberIds.has(command.userId)) {
    return fail(invalid("userId", "This person is not a member of the workspace."));
  }
  if (found.value.assigneeId === command.userId) return ok([]);
  return ok([{ type: "claim-assigned", data: { claimId: command.claimId, userId: command.userId } }]);
}

type DescriptionField = keyof ClaimDescription;
const DESCRIPTION_FIELDS: readonly DescriptionField[] = ["statement", "claimant", "claimedOn", "kind"];

function describedFields(command: CommandOf<"describe-claim">): readonly DescriptionField[] {
  return DESCRIPTION_FIELDS.filter((field) => command[field] !== undefined);
}

function normalised(command: CommandOf<"describe-claim">): ClaimDescription {
  return {
    statement: saidText(command.statement),
    claimant: saidText(command.claimant),
    claimedOn: command.claimedOn ?? null,
    kind: command.kind ?? null,
  };
}

function readAnchor(
  input: CommandOf<"move-claim">["anchor"],
  { revision }: DecideContext,
): Result<Anchor, Failure> {
  if ("quote" in input) return anchorFromQuote(revision, input.quote);
  if (input.revisionId !== revision.id) {
    return fail(invalid("anchor.revisionId", "This is not the current text of the article. Load it again."));
  }
  return anchorFromOffsets(revision, input.ranges);
}

function anchorData(anchor: Anchor) {
  return { revisionId: anchor.revisionId, ranges: anchor.ranges.map((range) => ({ ...range })) };
}

function sitsAt(claim: Claim, anchor: Anchor): boolean {
  const isSure = claim.placement === "kept" || claim.placement === "moved";
  return isSure && isSamePlace(claim.anchor, anchor);
}

function isSamePlace(a: Anchor, b: Anchor): boolean {
  return a.revisionId === b.revisionId && spans(a) === spans(b);
}

function spans(anchor: Anchor): string {
  return anchor.ranges.map((range) => `${range.start}-${range.end}`).join(",");
}

function withErrors(failure: Failure, errors: readonly FieldError[]): Failure {
  return failure.kind === "invalid" ? { kind: "invalid", errors: [...failure.errors, ...errors] } : failure;
}
