import type { Claim, ReviewState, Verdict } from "../../domain/claim";
import { invalid } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import type { Notice } from "../../domain/notification";
import { fail, ok } from "../../domain/result";
import type { CommandOf } from "../shapes/command";
import { type CommandDraft, UNDONE } from "../shapes/command-draft";
import type { EntryOf } from "../shapes/ledger-entry";
import type { VerdictCommand, VerdictEvents } from "../shapes/verdict-shapes";
import { findClaim, refuseClosed, staleClaim } from "./claim-gate";
import { alone, type CommandKinds, type Field, inClaim, nothing, type Part, written } from "./command-kind";
import type { DecideContext, Decision } from "./decide-context";
import {
  type Claims,
  claimBefore,
  type EventKinds,
  type EventNames,
  ifOpen,
  nobody,
  onlyActor,
  onlyOwn,
  type Telling,
  tell,
} from "./event-kind";
import { unknownRating } from "./field-rules";
import { onClaim } from "./growing-review";
import { withReason } from "./quote-words";

/** What can happen to a reviewer's judgement of a claim. */
export const verdictEvents = {
  "verdict-given": {
    fold: onClaim(give),
    describe: describeGiven,
    deed: "gave a verdict or changed it",
    show: onlyOwn,
    hideNames: onlyActor,
    notify: disputed,
    takeBack: ifOpen(giveBack),
  },
  "verdict-retracted": {
    fold: onClaim(retract),
    describe: (entry, telling) => {
      const own = ownIn(claimBefore(entry, telling), entry.actor);
      return withReason(
        `${telling.who} retracted the verdict${named(own, telling.names)}`,
        entry.data.reason,
      );
    },
    deed: "retracted a verdict",
    show: onlyOwn,
    hideNames: onlyActor,
    notify: nobody,
    takeBack: ifOpen(giveAgain),
  },
} satisfies EventKinds<VerdictEvents>;

/** What may be asked of one's own verdict. */
export const verdictCommands = {
  "give-verdict": {
    decide: decideGiveVerdict,
    sees: inClaim(seenVerdict),
    join: (first, next) => (first.type === next.type && first.claimId === next.claimId ? next : null),
  },
  "retract-verdict": { decide: decideRetractVerdict, sees: nothing, join: alone },
} satisfies CommandKinds<VerdictCommand>;

function ownIn(claim: Claim | undefined, actor: ActorId): Verdict | undefined {
  return claim?.verdicts.find((each) => each.reviewerId === actor);
}

function give(claim: Claim, { actor, at, data }: EntryOf<"verdict-given">): Claim {
  const own = ownIn(claim, actor);
  const { rating, rationale, confidence } = data;
  const version = 1 + (own?.version ?? claim.retractedVersions[actor] ?? 0);
  const verdict: Verdict = { reviewerId: actor, rating, rationale, confidence, version, at };
  const verdicts =
    own === undefined
      ? [...claim.verdicts, verdict]
      : claim.verdicts.map((each) => (each === own ? verdict : each));
  return { ...claim, verdicts, returned: null };
}

function retract(claim: Claim, { actor, seq }: EntryOf<"verdict-retracted">): Claim {
  const own = ownIn(claim, actor);
  if (own === undefined) throw new Error(`Entry ${seq} retracts a verdict that ${actor} did not give.`);
  return {
    ...claim,
    verdicts: claim.verdicts.filter((each) => each !== own),
    retractedVersions: { ...claim.retractedVersions, [actor]: own.version },
  };
}

function describeGiven(entry: EntryOf<"verdict-given">, telling: Telling): string {
  const { who, names } = telling;
  const { data } = entry;
  const own = ownIn(claimBefore(entry, telling), entry.actor);
  const rating = names.rating(data.rating);
  const sure = data.confidence === null ? "" : `, with ${data.confidence} confidence`;
  if (own === undefined) return `${who} gave the verdict ${rating}${sure}.`;
  if (own.rating !== data.rating) {
    return `${who} changed the verdict from ${names.rating(own.rating)} to ${rating}.`;
  }
  if (own.confidence !== data.confidence) {
    const [from, to] = [own.confidence ?? "not said", data.confidence ?? "not said"];
    return `${who} changed the confidence in the verdict ${rating} from ${from} to ${to}.`;
  }
  return `${who} changed the rationale of the verdict ${rating}.`;
}

function named(own: Verdict | undefined, names: EventNames): string {
  return own === undefined ? "" : ` ${names.rating(own.rating)}`;
}

/** Those whose verdict is another one, if this rating is news to them. */
function disputed({ actor, data }: EntryOf<"verdict-given">, before: ReviewState): readonly Notice[] {
  const verdicts = before.claims.get(data.claimId)?.verdicts ?? [];
  const isNews = verdicts.every((each) => each.reviewerId !== actor || each.rating !== data.rating);
  const others = verdicts.filter((each) => each.rating !== data.rating).map((each) => each.reviewerId);
  return isNews ? tell(others, "disputed") : [];
}

/** The author's verdict as it was before, or none. Null when it changed since. */
function giveBack(entry: EntryOf<"verdict-given">, { earlier, present }: Claims): CommandDraft | null {
  const { claimId } = present;
  const [old, own] = [ownIn(earlier, entry.actor), ownIn(present, entry.actor)];
  if (own === undefined || !isWhatItGave(own, entry.data)) return null;
  if (old === undefined) return { type: "retract-verdict", claimId, reason: UNDONE };
  const { rating, rationale, confidence } = old;
  return { type: "give-verdict", claimId, rating, rationale, confidence, version: own.version };
}

/** By content, not by time: the same verdict may have been put back by taking back a later one. */
function isWhatItGave(own: Verdict, given: EntryOf<"verdict-given">["data"]): boolean {
  const { rating, rationale, confidence } = own;
  return rating === given.rating && rationale === given.rationale && confidence === given.confidence;
}

function giveAgain(entry: EntryOf<"verdict-retracted">, { earlier, present }: Claims): CommandDraft | null {
  const old = ownIn(earlier, entry.actor);
  if (old === undefined || ownIn(present, entry.actor) !== undefined) return null;
  const { rating, rationale, confidence } = old;
  return { type: "give-verdict", claimId: present.claimId, rating, rationale, confidence };
}

function seenVerdict(claim: Claim, _: CommandOf<"give-verdict">, actor: ActorId): Part {
  const own = ownIn(claim, actor);
  return { version: own?.version, values: written(own === undefined ? [] : judgement(own)) };
}

/** A judgement's own parts. */
export function judgement({ rating, rationale, confidence }: Verdict): readonly Field[] {
  return [
    ["rating", rating],
    ["rationale", rationale],
    ["confidence", confidence],
  ];
}

/** The actor's judgement, given or changed. With a version, only if the own verdict is still at that version. */
function decideGiveVerdict(
  state: ReviewState,
  command: CommandOf<"give-verdict">,
  context: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const own = ownIn(found.value, context.actor);
  if (command.version !== undefined && command.version !== own?.version) {
    return fail(staleClaim(found.value, "Your verdict was changed since you saw it."));
  }
  const refusal = refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  const errors = unknownRating(context.scale, command.rating);
  if (errors.length > 0) return fail({ kind: "invalid", errors });
  const { rating, rationale } = command;
  const confidence = command.confidence ?? null;
  const isSame = own?.rating === rating && own.rationale === rationale && own.confidence === confidence;
  if (isSame) return ok([]);
  return ok([{ type: "verdict-given", data: { claimId: command.claimId, rating, rationale, confidence } }]);
}

/** Takes back the actor's own verdict. */
function decideRetractVerdict(
  state: ReviewState,
  command: CommandOf<"retract-verdict">,
  context: DecideContext,
): Decision {
  const found = findClaim(state, command.claimId);
  if (!found.ok) return found;
  const refusal = refuseClosed(found.value);
  if (refusal !== null) return fail(refusal);
  if (ownIn(found.value, context.actor) === undefined) {
    return fail(invalid("claimId", "You have no verdict on this claim."));
  }
  return ok([{ type: "verdict-retracted", data: { claimId: command.claimId, reason: command.reason } }]);
}
