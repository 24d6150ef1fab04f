import type { Claim, ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok } from "../../domain/result";
import type { WorkspaceSettings } from "../../domain/workspace-settings";
import { basisOf } from "../review/basis";
import type { CommandOf } from "../shapes/command";
import { type CommandDraft, UNDONE } from "../shapes/command-draft";
import type { EntryOf } from "../shapes/ledger-entry";
import type { RulingCommand, RulingEvents } from "../shapes/ruling-shapes";
import { findClaim, refuseClosed, refuseVersion, refuseWithdrawn, staleClaim } from "./claim-gate";
import {
  alone,
  type CommandKinds,
  type Field,
  inClaim,
  nothing,
  type Part,
  wholeClaim,
  written,
} from "./command-kind";
import type { DecideContext, Decision } from "./decide-context";
import {
  CHANGED_SOMETHING,
  type Claims,
  claimBefore,
  type EventKinds,
  ifOpen,
  nobody,
  onlyOwn,
  reviewers,
  type Scene,
} from "./event-kind";
import { unknownRating } from "./field-rules";
import { bumped, onClaim } from "./growing-review";
import { withReason } from "./quote-words";
import { refuseTooFewVerdicts } from "./review-mode";
import { judgement } from "./verdict";

/** What can happen to the desk's judgement of a claim: it is settled, opened again, or given back before that. */
export const rulingEvents = {
  "claim-settled": {
    fold: onClaim((claim, { actor, at, data }: EntryOf<"claim-settled">) => {
      const ruling = { rating: data.rating, rationale: data.rationale, by: actor, at };
      return { ...claim, ...bumped(claim, ["ruling"]), ruling, returned: null };
    }),
    describe: ({ data }, { who, names }) => `${who} settled the claim as ${names.rating(data.rating)}.`,
    deed: CHANGED_SOMETHING,
    show: onlyOwn,
    hideNames: null,
    notify: reviewers("settled"),
    takeBack: reopening,
  },
  "claim-reopened": {
    fold: onClaim((claim) => ({ ...claim, ...bumped(claim, ["ruling"]), ruling: null })),
    describe: (entry, telling) => {
      const ruling = claimBefore(entry, telling)?.ruling ?? null;
      const was = ruling === null ? "" : `, which was settled as ${telling.names.rating(ruling.rating)}`;
      return withReason(`${telling.who} reopened the claim${was}`, entry.data.reason);
    },
    deed: CHANGED_SOMETHING,
    show: onlyOwn,
    hideNames: null,
    notify: reviewers("reopened"),
    takeBack: ifOpen(settleAgain),
  },
  "claim-returned": {
    fold: onClaim((claim, { actor, at, data }: EntryOf<"claim-returned">) => ({
      ...claim,
      returned: { reason: data.reason, by: actor, at },
    })),
    describe: ({ data }, { who }) => withReason(`${who} returned the claim to its reviewers`, data.reason),
    deed: "returned a claim",
    show: onlyOwn,
    hideNames: null,
    notify: reviewers("returned"),
    takeBack: ifOpen(({ at }, claims) => returnBack(at, claims)),
  },
  "return-taken-back": {
    fold: onClaim((claim) => ({ ...claim, returned: null })),
    describe: (_, { who }) => `${who} took back that the claim was returned.`,
    deed: "took a return back",
    show: onlyOwn,
    hideNames: null,
    notify: nobody,
    takeBack: ifOpen((_, claims) => returnBack(undefined, claims)),
  },
} satisfies EventKinds<RulingEvents>;

/** What may be asked of the desk's judgement. */
export const rulingCommands = {
  "settle-claim": { decide: decideSettle, sees: inClaim(seenJudgements), join: alone },
  "reopen-claim": { decide: decideReopen, sees: nothing, join: alone },
  "return-claim": { decide: decideReturn, sees: inClaim(seenJudgements), join: alone },
  "take-back-return": { decide: decideTakeBackReturn, sees: nothing, join: alone },
} satisfies CommandKinds<RulingCommand>;

/** Null when the ruling is another one by now. */
function reopening({ actor, data }: EntryOf<"claim-settled">, { now }: Scene): CommandDraft | null {
  const { claimId, rating, rationale } = data;
  const present = now.claims.get(claimId);
  const ruling = present?.ruling;
  const stillStands = ruling?.by === actor && ruling.rating === rating && ruling.rationale === rationale;
  return stillStands && present?.isWithdrawn === false
    ? { type: "reopen-claim", claimId, reason: UNDONE }
    : null;
}

function settleAgain(
  _: EntryOf<"claim-reopened">,
  { earlier, present }: Claims,
  { now }: Scene,
): CommandDraft | null {
  if (earlier.ruling === null || refuseTooFewVerdicts(now, present) !== null) return null;
  const { rating, rationale } = earlier.ruling;
  const { claimId, version } = present;
  return { type: "settle-claim", claimId, rating, rationale, version, basis: basisOf(present) };
}

/** Whatever stood before is put back, no return or the reason of an earlier one, while what the entry left still `stands`. */
function returnBack(stands: string | undefined, { earlier, present }: Claims): CommandDraft | null {
  const { claimId, version, returned } = present;
  if (returned?.at !== stands) return null;
  if (earlier.returned === null) return { type: "take-back-return", claimId };
  return { type: "return-claim", claimId, reason: earlier.returned.reason, version };
}

/** A ruling, and a return, rest on what was judged as well. */
function seenJudgements(claim: Claim): Part {
  return { version: claim.version, values: written([...wholeClaim(claim), ...judged(claim)]) };
}

function judged({ verdicts, returned }: Claim): readonly Field[] {
  return [
    ["verdicts", verdicts.map((verdict) => [verdict.reviewerId, ...judgement(verdict)])],
    ["returned", returned === null ? null : [returned.reason, returned.by]],
  ];
}

/** The desk's final judgement on a claim. */
function decideSettle(
  state: ReviewState,
  command: CommandOf<"settle-claim">,
  context: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal =
    refuseVersion(found.value, command.version) ??
    refuseBasis(found.value, command.basis) ??
    refuseClosed(found.value) ??
    refuseTooFewVerdicts(state, found.value) ??
    refuseSingleReader(found.value, context.settings);
  if (refusal !== null) return fail(refusal);
  const errors = unknownRating(context.scale, command.rating);
  if (errors.length > 0) return fail({ kind: "invalid", errors });
  const { claimId, rating, rationale } = command;
  return ok([{ type: "claim-settled", data: { claimId, rating, rationale } }]);
}

/** Takes the ruling off a settled claim, so that it can be worked on again. */
function decideReopen(state: ReviewState, command: CommandOf<"reopen-claim">): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseWithdrawn(found.value);
  if (refusal !== null) return fail(refusal);
  if (found.value.ruling === null) return fail(invalid("claimId", "This claim is not settled."));
  return ok([{ type: "claim-reopened", data: { claimId: command.claimId, reason: command.reason } }]);
}

/**
 * Gives a claim back to its reviewers instead of settling it. The claim's version stays: nothing that they are
 * working on becomes stale.
 */
function decideReturn(state: ReviewState, command: CommandOf<"return-claim">): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const { claimId, reason, version } = command;
  const refusal = refuseVersion(found.value, version) ?? refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  return ok([{ type: "claim-returned", data: { claimId, reason } }]);
}

/** Takes a return back, as if the claim had not been returned. */
function decideTakeBackReturn(state: ReviewState, command: CommandOf<"take-back-return">): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  if (found.value.returned === null) return fail(invalid("claimId", "This claim is not returned."));
  return ok([{ type: "return-taken-back", data: { claimId: command.claimId } }]);
}

/** Verdicts leave the claim's version alone, so that judging makes nobody else's work stale; a ruling rests on them. */
function refuseBasis(claim: Claim, seen: string | undefined): Failure | null {
  if (seen === undefined || seen === basisOf(claim)) return null;
  return staleClaim(claim, "A verdict, evidence or a return came in since you looked at this claim.");
}

/** Every verdict on a claim is another person's: one alone is that of whoever judged first. */
function refuseSingleReader(
  { verdicts }: Claim,
  { requiresSecondReader }: WorkspaceSettings,
): Failure | null {
  if (!requiresSecondReader || verdicts.length > 1) return null;
  const present = verdicts.length === 0 ? "Nobody has judged it yet." : "One person has judged it so far.";
  return invalid(
    "claimId",
    `This desk wants a second reader: two people judge a claim before it is settled. ${present}`,
  );
}
