import type { ReviewState } from "../../domain/claim";
import type { Failure } from "../../domain/failure";
import type { ActorId, ClaimId } from "../../domain/ids";
import { canonicalJson } from "../chain/canonical-json";
import { growReview, replay } from "../events/evolve";
import type { DecideContext } from "../kinds/decide-context";
import type { Command } from "../shapes/command";
import type { ReviewEvent } from "../shapes/event";
import type { UnsealedEntry } from "../shapes/ledger-entry";
import type { ShownEntry } from "../shapes/shown-entry";
import { type Asked, askOn, type Seen, versioned } from "./author-view";
import { decide } from "./decide";
import { joinCommands } from "./join-commands";

/** A command that the ledger is not known to hold yet, with what it does to what is shown. */
export type Unconfirmed = {
  readonly command: Command;
  /** What its author saw of what it changes; null where that is not known. */
  readonly seen: Seen | null;
  /** Who asked, when, and of what desk and text; the same at every rebase. */
  readonly context: DecideContext;
  /** What the server is expected to append; empty when nothing would change, or when there is a doubt. */
  readonly events: readonly ReviewEvent[];
  /** Why it does not fit what is shown. It waits for the server's word all the same. Null when it fits. */
  readonly doubt: Failure | null;
  /** Its last entry's seq once the server took it; it is unconfirmed until that entry is here. */
  readonly committedSeq: number | null;
};

/**
 * What one screen knows of a review: what the server confirmed, and what is on its way. A value with a few verbs;
 * each gives the next value, and the same arguments always give the same one.
 */
export type ReviewClient = {
  /** The fold of the server's entries, nothing else. */
  readonly confirmed: ReviewState;
  /** The last confirmed entries that are known here, in order; all of them once the history was filled in. */
  readonly entries: readonly ShownEntry[];
  /** The highest seq that was heard of. More than `confirmed.seq`: some entries did not arrive. */
  readonly heardSeq: number;
  /** In the order in which they were submitted. */
  readonly unconfirmed: readonly Unconfirmed[];
  /** What the person sees: the confirmed review with what is unconfirmed done on top. Its `seq` is the confirmed one. */
  readonly shown: ReviewState;
};

/** A client that begins with a review as the server gave it. */
export function openClient(state: ReviewState): ReviewClient {
  return { confirmed: state, entries: [], heardSeq: state.seq, unconfirmed: [], shown: state };
}

/** A command as it waits and is submitted, before its author's own waiting commands can be taken for others' work. */
export function ask(client: ReviewClient, command: Command, { actor }: DecideContext): Asked {
  const { confirmed, shown, unconfirmed } = client;
  const waiting = unconfirmed.map((each) => each.command);
  return askOn(
    { confirmed, shown, before: waiting.filter((each) => isOnSame(each, command)) },
    command,
    actor,
  );
}

/** Whether an earlier command speaks of what a later one changes. */
function isOnSame(earlier: Command, command: Command): boolean {
  if (joinCommands({ command: earlier, seen: null }, { command, seen: null }) !== null) return true;
  return earlier.type === "describe-claim" && "claimId" in command && command.claimId === earlier.claimId;
}

/** Puts a command last and does it on what is shown. One that is there already stays where it is. */
export function submit(client: ReviewClient, { command, seen }: Asked, context: DecideContext): ReviewClient {
  if (client.unconfirmed.some((each) => each.command.commandId === command.commandId)) return client;
  const next: Unconfirmed = { command, seen, context, events: [], doubt: null, committedSeq: null };
  const done = perform(client.shown, [next], predictedCount(client.unconfirmed));
  return { ...client, unconfirmed: [...client.unconfirmed, ...done.unconfirmed], shown: done.shown };
}

/** Takes in what the server says, in any order and as often as it comes. What does not follow yet is not kept. */
export function receiveEntries(client: ReviewClient, entries: readonly ShownEntry[]): ReviewClient {
  const heardSeq = entries.reduce((most, entry) => Math.max(most, entry.seq), client.heardSeq);
  const next = following(client.confirmed.seq, entries);
  return next.length === 0 ? { ...client, heardSeq } : withConfirmed({ ...client, heardSeq }, next);
}

/** The server took a command, with these entries: none when it changed nothing. They are taken in as well. */
export function acknowledge(
  client: ReviewClient,
  commandId: string,
  entries: readonly ShownEntry[],
): ReviewClient {
  const committedSeq = entries.reduce((most, entry) => Math.max(most, entry.seq), 0);
  const unconfirmed = client.unconfirmed.map((each) =>
    each.command.commandId === commandId ? { ...each, committedSeq } : each,
  );
  const received = receiveEntries({ ...client, unconfirmed }, entries);
  return received.unconfirmed.some((each) => isConfirmed(each, received.confirmed.seq))
    ? rebased(received)
    : received;
}

/** The server did not take a command, or nobody waits for it any more: it is undone on what is shown. */
export function refuse(client: ReviewClient, commandId: string): ReviewClient {
  const unconfirmed = client.unconfirmed.filter((each) => each.command.commandId !== commandId);
  return unconfirmed.length === client.unconfirmed.length ? client : rebased({ ...client, unconfirmed });
}

/** A command that was not taken goes on in a later one of the same author, which takes its words along. */
export function join(client: ReviewClient, commandId: string, into: Asked): ReviewClient {
  const unconfirmed = client.unconfirmed.map((each) =>
    each.command.commandId === into.command.commandId ? { ...each, ...into } : each,
  );
  return refuse({ ...client, unconfirmed }, commandId);
}

/**
 * A command as it is to be sent, in the server's versions. Null as long as entries are known to be missing here: one's
 * own among them would look like somebody else's.
 */
export function commandToSend(client: ReviewClient, asked: Asked, actor: ActorId): Command | null {
  return isBehind(client) ? null : versioned(client.confirmed, asked, actor);
}

/** Begins again from a review that the server gave anew; what is unconfirmed stays, and the history is unknown again. */
export function reset(client: ReviewClient, state: ReviewState): ReviewClient {
  const heardSeq = Math.max(client.heardSeq, state.seq);
  return rebased({ ...client, confirmed: state, entries: [], heardSeq });
}

/** Somebody else stands at `seq`: what is missing up to there is known to be missing. */
export function hearOf(client: ReviewClient, seq: number): ReviewClient {
  return { ...client, heardSeq: Math.max(client.heardSeq, seq) };
}

/** Fills in the history from the first entry on; `all` may reach less far or further than what is confirmed. */
export function fillHistory(client: ReviewClient, all: readonly ShownEntry[]): ReviewClient {
  const received = receiveEntries(client, all);
  const first = received.entries[0]?.seq ?? received.confirmed.seq + 1;
  return { ...received, entries: [...all.filter((entry) => entry.seq < first), ...received.entries] };
}

/** Whether entries are known to be missing, so that somebody should ask for those after `confirmed.seq`. */
export function isBehind({ heardSeq, confirmed }: ReviewClient): boolean {
  return heardSeq > confirmed.seq;
}

/** Whether `entries` reach from the first one to the confirmed seq. */
export function hasHistory({ entries, confirmed }: ReviewClient): boolean {
  return entries.length === confirmed.seq;
}

/** What a claim's mark says: "waiting" for the server's word, or in "doubt" whether the server will take it. */
export type WaitingMark = "waiting" | "doubt";

/** The claims that something unacknowledged waits on; a doubt counts for more. */
export function waitingMarks({ unconfirmed }: ReviewClient): ReadonlyMap<ClaimId, WaitingMark> {
  const marks = new Map<ClaimId, WaitingMark>();
  for (const { command, doubt, committedSeq } of unconfirmed) {
    if (committedSeq !== null || !("claimId" in command) || command.claimId === undefined) continue;
    if (doubt !== null || !marks.has(command.claimId))
      marks.set(command.claimId, doubt === null ? "waiting" : "doubt");
  }
  return marks;
}

/** How many commands the server has not answered. */
export function unansweredCount({ unconfirmed }: ReviewClient): number {
  return unconfirmed.filter((each) => each.committedSeq === null).length;
}

/** The entries that follow `seq` without a gap, each once, in order. */
function following(seq: number, entries: readonly ShownEntry[]): readonly ShownEntry[] {
  const ahead = entries.filter((entry) => entry.seq > seq).toSorted((a, b) => a.seq - b.seq);
  const once = ahead.filter((entry, at) => entry.seq !== ahead[at - 1]?.seq);
  const gap = once.findIndex((entry, at) => entry.seq !== seq + 1 + at);
  return gap === -1 ? once : once.slice(0, gap);
}

function withConfirmed(client: ReviewClient, next: readonly ShownEntry[]): ReviewClient {
  return rebased({
    ...client,
    confirmed: replay(next, client.confirmed),
    entries: [...client.entries, ...next],
    unconfirmed: recognised(client.unconfirmed, next),
  });
}

/**
 * The server's entries may come before its answer: a command whose expected events are among them, by the same
 * actor and in the same order, was taken.
 */
function recognised(
  unconfirmed: readonly Unconfirmed[],
  next: readonly ShownEntry[],
): readonly Unconfirmed[] {
  let from = 0;
  return unconfirmed.map((each) => {
    if (each.committedSeq !== null || each.events.length === 0) return each;
    const start = next.findIndex((_, at) => at >= from && stands(next, at, each));
    if (start === -1) return each;
    from = start + each.events.length;
    return { ...each, committedSeq: next[from - 1]?.seq ?? null };
  });
}

function stands(next: readonly ShownEntry[], start: number, { events, context }: Unconfirmed): boolean {
  return events.every((event, at) => {
    const entry = next[start + at];
    if (entry?.actor !== context.actor || entry.type !== event.type) return false;
    return canonicalJson(entry.data) === canonicalJson(event.data);
  });
}

/** Does again, on the confirmed review, what is still unconfirmed. */
function rebased(client: ReviewClient): ReviewClient {
  const left = client.unconfirmed.filter((each) => !isConfirmed(each, client.confirmed.seq));
  return { ...client, ...perform(client.confirmed, left, 0) };
}

function isConfirmed({ committedSeq }: Unconfirmed, seq: number): boolean {
  return committedSeq !== null && committedSeq <= seq;
}

/** Does commands one after the other; `ahead` is how many predicted events `from` has in it already. */
function perform(
  from: ReviewState,
  commands: readonly Unconfirmed[],
  ahead: number,
): Pick<ReviewClient, "shown" | "unconfirmed"> {
  if (commands.length === 0) return { shown: from, unconfirmed: commands };
  const { state: shown, answer: unconfirmed } = growReview(
    { ...from, seq: from.seq + ahead },
    (present, add) =>
      commands.map((each) => {
        const predicted = predict(present, each);
        for (const event of predicted.events) add(asEntry(event, present, each.context));
        return predicted;
      }),
  );
  return { shown: { ...shown, seq: from.seq }, unconfirmed };
}

function predict(state: ReviewState, each: Unconfirmed): Unconfirmed {
  if (state.revisionId !== each.context.revision.id && "anchor" in each.command) {
    return { ...each, events: [], doubt: OTHER_TEXT };
  }
  const decision = decide(state, versioned(state, each, each.context.actor), each.context);
  return decision.ok
    ? { ...each, events: decision.value, doubt: null }
    : { ...each, events: [], doubt: decision.failure };
}

const OTHER_TEXT: Failure = {
  kind: "invalid",
  errors: [{ path: "anchor", message: "The article has a new text." }],
};

function asEntry(event: ReviewEvent, state: ReviewState, context: DecideContext): UnsealedEntry {
  return {
    ...event,
    articleId: state.articleId,
    seq: state.seq + 1,
    at: context.at,
    actor: context.actor,
  };
}

function predictedCount(unconfirmed: readonly Unconfirmed[]): number {
  return unconfirmed.reduce((count, each) => count + each.events.length, 0);
}
