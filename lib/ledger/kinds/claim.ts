import { type Claim, type ClaimDescription, DESCRIPTION_FIELDS, type ReviewState } from "../../domain/claim";
import { type Failure, type FieldError, invalid } from "../../domain/failure";
import type { Notice } from "../../domain/notification";
import { fail, ok } from "../../domain/result";
import type { ClaimCommand, ClaimEvents } from "../shapes/claim-shapes";
import type { CommandOf } from "../shapes/command";
import type { CommandDraft } from "../shapes/command-draft";
import type { EntryOf } from "../shapes/ledger-entry";
import { findClaim, idTaken, refuseClosed, refuseVersion, refuseWithdrawn } from "./claim-gate";
import {
  alone,
  type CommandKinds,
  inClaim,
  nothing,
  type Part,
  theClaim,
  wordsOfBoth,
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
  type Scene,
  type Telling,
  whole,
} from "./event-kind";
import { changedFields, futureDay, saidText } from "./field-rules";
import { bumped, type GrowingReview, onClaim, put } from "./growing-review";
import { anchorData, anchorWords, readAnchor } from "./place";
import { changeOf, withReason } from "./quote-words";

/** What can happen to a claim: it is marked, put in words, taken out and brought back, and given to somebody. */
export const claimEvents = {
  "claim-highlighted": {
    fold: highlight,
    describe: ({ data }, { who }) => `${who} marked ${anchorWords(data.anchor)} as a claim.`,
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: unmark,
  },
  "claim-described": {
    fold: onClaim(described),
    describe: describeWords,
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: ifOpen(describeBack),
  },
  "claim-withdrawn": {
    fold: onClaim((claim) => ({ ...claim, ...bumped(claim, ["standing"]), isWithdrawn: true })),
    describe: ({ data }, { who }) => withReason(`${who} withdrew the claim`, data.reason),
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: bringBack,
  },
  "claim-restored": {
    fold: onClaim((claim) => ({ ...claim, ...bumped(claim, ["standing"]), isWithdrawn: false })),
    describe: ({ data }, { who }) => withReason(`${who} restored the claim`, data.reason),
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: ifOpen((_, { present }) => withdrawal(present)),
  },
  "claim-assigned": {
    fold: onClaim((claim, { data }: EntryOf<"claim-assigned">) => ({ ...claim, assigneeId: data.userId })),
    describe: describeAssignee,
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: ({ data }): readonly Notice[] =>
      data.userId === null ? [] : [{ userId: data.userId, kind: "assigned" }],
    takeBack: ifOpen(assignBack),
  },
} satisfies EventKinds<ClaimEvents>;

/** What may be asked of a claim. */
export const claimCommands = {
  "highlight-claim": { decide: decideHighlight, sees: nothing, join: alone },
  "describe-claim": {
    decide: decideDescribe,
    sees: inClaim(seenDescription),
    join: (first, next) =>
      first.type === next.type && first.claimId === next.claimId ? wordsOfBoth(first, next) : null,
  },
  "withdraw-claim": { decide: decideWithdraw, sees: theClaim, join: alone },
  "restore-claim": { decide: decideRestore, sees: theClaim, join: alone },
  "assign-claim": { decide: decideAssign, sees: nothing, join: alone },
} satisfies CommandKinds<ClaimCommand>;

function highlight(growing: GrowingReview, { seq, at, actor, data }: EntryOf<"claim-highlighted">): void {
  if (growing.claims.has(data.claimId)) {
    throw new Error(`Entry ${seq} highlights claim ${data.claimId} a second time.`);
  }
  const { claimId, anchor, statement, claimant, claimedOn, kind } = data;
  put(growing, {
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
    highlightedBy: actor,
    highlightedAt: at,
    highlightedSeq: seq,
    verdicts: [],
    retractedVersions: {},
    ruling: null,
    returned: null,
    evidence: [],
    removedEvidenceIds: [],
    comments: [],
    suggestions: [],
  });
}

function unmark({ data }: EntryOf<"claim-highlighted">, { now }: Scene): CommandDraft | null {
  const present = now.claims.get(data.claimId);
  return present === undefined || refuseClosed(present) !== null ? null : withdrawal(present);
}

function withdrawal({ claimId, version }: Claim): CommandDraft {
  return { type: "withdraw-claim", claimId, version };
}

function bringBack({ data }: EntryOf<"claim-withdrawn">, { now }: Scene): CommandDraft | null {
  const present = now.claims.get(data.claimId);
  if (present?.isWithdrawn !== true) return null;
  return { type: "restore-claim", claimId: present.claimId, version: present.version };
}

function described(claim: Claim, { data }: EntryOf<"claim-described">): Claim {
  const { statement, claimant, claimedOn, kind } = data;
  return {
    ...claim,
    ...bumped(
      claim,
      DESCRIPTION_FIELDS.filter((part) => data[part] !== undefined),
    ),
    statement: statement === undefined ? claim.statement : statement,
    claimant: claimant === undefined ? claim.claimant : claimant,
    claimedOn: claimedOn === undefined ? claim.claimedOn : claimedOn,
    kind: kind === undefined ? claim.kind : kind,
  };
}

type DescriptionField = keyof ClaimDescription;
const FIELD_NAMES: Readonly<Record<DescriptionField, string>> = {
  statement: "the statement",
  claimant: "who claims it",
  claimedOn: "the date claimed",
  kind: "the kind",
};

function describeWords(entry: EntryOf<"claim-described">, telling: Telling): string {
  const before = claimBefore(entry, telling);
  const changes = DESCRIPTION_FIELDS.flatMap((field) => {
    const next = entry.data[field];
    return next === undefined ? [] : [changeOf(FIELD_NAMES[field], before?.[field] ?? null, next)];
  });
  return `${telling.who} ${changes.join("; ")}.`;
}

function describeBack(
  { data }: EntryOf<"claim-described">,
  { earlier, present }: Claims,
): CommandDraft | null {
  const changed = DESCRIPTION_FIELDS.filter((field) => data[field] !== undefined);
  if (changed.some((field) => present[field] !== data[field])) return null;
  const old = Object.fromEntries(changed.map((field) => [field, earlier[field]]));
  return { type: "describe-claim", claimId: present.claimId, version: present.version, ...old };
}

function describeAssignee(entry: EntryOf<"claim-assigned">, telling: Telling): string {
  const { who, names } = telling;
  const { userId } = entry.data;
  const from = claimBefore(entry, telling)?.assigneeId ?? null;
  if (userId === null) {
    return from === null
      ? `${who} left the claim unassigned.`
      : `${who} took the claim off ${names.actor(from)}.`;
  }
  const to = names.actor(userId);
  return from === null
    ? `${who} assigned the claim to ${to}.`
    : `${who} passed the claim from ${names.actor(from)} to ${to}.`;
}

function assignBack({ data }: EntryOf<"claim-assigned">, { earlier, present }: Claims): CommandDraft | null {
  if (present.assigneeId !== data.userId) return null;
  return { type: "assign-claim", claimId: present.claimId, userId: earlier.assigneeId };
}

function seenDescription(claim: Claim, command: CommandOf<"describe-claim">): Part {
  const given = describedFields(command);
  return { version: claim.version, values: written(given.map((field) => [field, claim[field]])) };
}

/** A new claim on words of the current revision. Refuses an id in use, an anchor that does not fit, a date to come. */
function decideHighlight(
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
function decideDescribe(
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

/** Takes a claim out of the review; everything on it is kept. */
function decideWithdraw(state: ReviewState, command: CommandOf<"withdraw-claim">): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseVersion(found.value, command.version) ?? refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  return ok([
    { type: "claim-withdrawn", data: { claimId: command.claimId, reason: saidText(command.reason) } },
  ]);
}

/** Brings a withdrawn claim back as it was. */
function decideRestore(state: ReviewState, command: CommandOf<"restore-claim">): Decision {
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
function decideAssign(
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

function withErrors(failure: Failure, errors: readonly FieldError[]): Failure {
  return failure.kind === "invalid" ? { kind: "invalid", errors: [...failure.errors, ...errors] } : failure;
}
