import { randomBytes } from "node:crypto";
import type { ReviewState } from "../../domain/claim";
import type { Failure } from "../../domain/failure";
import type { ActorId, CommandId, RevisionId, SuggestionId } from "../../domain/ids";
import type { RatingScale } from "../../domain/rating";
import { fail, ok, type Result } from "../../domain/result";
import type { Role } from "../../domain/role";
import type { WorkspaceSettings } from "../../domain/workspace-settings";
import { sealEntry } from "../../ledger/chain/hash-chain";
import { decide } from "../../ledger/commands/decide";
import { growReview } from "../../ledger/events/evolve";
import { notificationsFor } from "../../ledger/events/notifications-for";
import type { RewordedText } from "../../ledger/kinds/decide-context";
import type { Command } from "../../ledger/shapes/command";
import type { ReviewEvent } from "../../ledger/shapes/event";
import type { LedgerEntry, LedgerHead, UnsealedEntry } from "../../ledger/shapes/ledger-entry";
import type { CarriedOut, NoticeRow } from "./append-to-ledger";
import type { Span } from "./carried-out";
import type { LoadedReview } from "./review-cache";

/** A list of commands of one actor, all or none. */
export type SentCommands = {
  readonly actor: ActorId;
  readonly role: Role;
  readonly scale: RatingScale;
  readonly settings: WorkspaceSettings;
  readonly memberIds: ReadonlySet<ActorId>;
  readonly earlierTexts: ReadonlyMap<RevisionId, string>;
  readonly receivedAt: Date;
  readonly commands: readonly Command[];
  readonly digests: ReadonlyMap<CommandId, string>;
};

/** What was read beforehand: the texts that accepted suggestions make, and the entries that are to be redacted. */
export type Ready = {
  readonly rewordedTexts: ReadonlyMap<SuggestionId, RewordedText>;
  readonly committed: ReadonlyMap<number, LedgerEntry>;
};

/** A review with entries decided on it that are not yet written. */
export type Pending = {
  readonly state: ReviewState;
  readonly head: LedgerHead;
  readonly at: string;
  readonly entries: readonly LedgerEntry[];
  readonly commands: readonly CarriedOut[];
  /** Whom the entries concern. */
  readonly notices: readonly NoticeRow[];
  /** The text as the entries leave it. */
  readonly text: LoadedReview["revision"];
};

export function beginPending(review: LoadedReview): Pending {
  const { state, head, at, revision: text } = review;
  return { state, head, at, text, entries: [], commands: [], notices: [] };
}

/**
 * Decides sent commands on top of what is pending, leaving out commands that were carried out before. What follows an
 * accepted suggestion is decided on the text that it makes.
 */
export function addToPending(
  pending: Pending,
  sent: SentCommands,
  { rewordedTexts, committed }: Ready,
  done: ReadonlyMap<CommandId, Span>,
): Result<Pending, Failure> {
  const at = laterOf(sent.receivedAt.toISOString(), pending.at);
  let text = pending.text;
  const added = new Added(pending.head, sent.actor, at);
  const commands: CarriedOut[] = [];
  const { state, answer: failure } = growReview(pending.state, (present, add) => {
    for (const [index, command] of sent.commands.entries()) {
      if (done.has(command.commandId)) continue;
      const decision = decide(present, command, { ...sent, at, revision: text, rewordedTexts, committed });
      if (!decision.ok) return sent.commands.length > 1 ? atIndex(decision.failure, index) : decision.failure;
      const first_seq = added.head.seq + 1;
      for (const event of decision.value) {
        add(added.seal(event, present));
        text = textAfter(event, rewordedTexts) ?? text;
      }
      commands.push(carriedOut(sent, command.commandId, first_seq, added.head.seq));
    }
    return null;
  });
  if (failure !== null) return fail(failure);
  return ok({ ...grown(pending, added, state), text, commands: [...pending.commands, ...commands] });
}

/** The text that an event puts in, null when it leaves the text as it is. */
function textAfter(
  event: ReviewEvent,
  rewordedTexts: ReadonlyMap<SuggestionId, RewordedText>,
): LoadedReview["revision"] | null {
  if (event.type !== "article-revised") return null;
  const made = [...rewordedTexts.values()].find(({ revision }) => revision.id === event.data.revision.id);
  if (made === undefined) throw new Error(`Nobody made the text ${event.data.revision.id} ready.`);
  return { id: made.revision.id, text: made.text };
}

/** The same with events appended as sealed entries. */
export function appendEvents(
  pending: Pending,
  events: readonly ReviewEvent[],
  actor: ActorId,
  at: string,
): Pending {
  const added = new Added(pending.head, actor, at);
  const { state } = growReview(pending.state, (present, add) => {
    for (const event of events) add(added.seal(event, present));
  });
  return grown(pending, added, state);
}

/** Entries as they are added to a ledger, one after the other. */
class Added {
  readonly entries: LedgerEntry[] = [];
  readonly notices: NoticeRow[] = [];
  head: LedgerHead;
  readonly actor: ActorId;
  readonly at: string;

  constructor(head: LedgerHead, actor: ActorId, at: string) {
    this.head = head;
    this.actor = actor;
    this.at = at;
  }

  /** The next entry; `before` is the review just before it. */
  seal(event: ReviewEvent, before: ReviewState): LedgerEntry {
    const { head, actor, at } = this;
    const unsealed: UnsealedEntry = { ...event, articleId: before.articleId, seq: head.seq + 1, at, actor };
    const entry = sealEntry(unsealed, head.hash, randomBytes(16).toString("hex"));
    this.notices.push(...noticeRows(entry, before));
    this.head = { seq: entry.seq, hash: entry.hash };
    this.entries.push(entry);
    return entry;
  }
}

function grown(pending: Pending, { head, at, entries, notices }: Added, state: ReviewState): Pending {
  return {
    ...pending,
    state,
    head,
    at,
    entries: [...pending.entries, ...entries],
    notices: [...pending.notices, ...notices],
  };
}

function noticeRows(entry: LedgerEntry, before: ReviewState): readonly NoticeRow[] {
  return notificationsFor(entry, before).map(({ userId, kind }) => ({
    user_id: userId,
    seq: entry.seq,
    kind,
    created_at: entry.at,
  }));
}

/** Time never runs backwards in a ledger, even when a clock does. Both RFC 3339 in UTC with milliseconds. */
export function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}

function carriedOut(sent: SentCommands, id: CommandId, first_seq: number, last_seq: number): CarriedOut {
  return { id, actor_id: sent.actor, digest: sent.digests.get(id) ?? "", first_seq, last_seq };
}

function atIndex(failure: Failure, index: number): Failure {
  if (failure.kind !== "invalid" && failure.kind !== "id-taken") return failure;
  return {
    ...failure,
    errors: failure.errors.map(({ path, message }) => ({ path: `${index}.${path}`, message })),
  };
}
