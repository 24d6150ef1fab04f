import { randomBytes } from "node:crypto";
import type { ReviewState } from "../domain/claim";
import type { Failure } from "../domain/failure";
import type { ActorId, CommandId, RevisionId } from "../domain/ids";
import type { RatingScale } from "../domain/rating";
import { fail, ok, type Result } from "../domain/result";
import type { Role } from "../domain/role";
import type { WorkspaceSettings } from "../domain/workspace-settings";
import type { Command } from "../ledger/command";
import { decide } from "../ledger/decide";
import type { ReviewEvent } from "../ledger/event";
import { evolve } from "../ledger/evolve";
import { sealEntry } from "../ledger/hash-chain";
import type { LedgerEntry, LedgerHead, UnsealedEntry } from "../ledger/ledger-entry";
import { notificationsFor } from "../ledger/notifications-for";
import type { CarriedOut, NoticeRow } from "./append-to-ledger";
import type { Span } from "./carried-out";
import type { LoadedReview } from "./review-cache";

/** A list of commands of one actor, all or none. */
export type Request = {
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

/** A review with entries decided on it that are not yet written. */
export type Draft = {
  readonly state: ReviewState;
  readonly head: LedgerHead;
  readonly at: string;
  readonly entries: readonly LedgerEntry[];
  readonly commands: readonly CarriedOut[];
  /** Whom the entries concern. */
  readonly notices: readonly NoticeRow[];
};

export function beginDraft(review: LoadedReview): Draft {
  return { state: review.state, head: review.head, at: review.at, entries: [], commands: [], notices: [] };
}

/** Decides a request on top of a draft, leaving out commands that were carried out before. */
export function addToDraft(
  draft: Draft,
  request: Request,
  revision: LoadedReview["revision"],
  done: ReadonlyMap<CommandId, Span>,
): Result<Draft, Failure> {
  const at = laterOf(request.receivedAt.toISOString(), draft.at);
  const context = { ...request, at, revision };
  let grown = draft;
  for (const [index, command] of request.commands.entries()) {
    if (done.has(command.commandId)) continue;
    const decision = decide(grown.state, command, context);
    if (!decision.ok)
      return fail(request.commands.length > 1 ? atIndex(decision.failure, index) : decision.failure);
    grown = carryOut(grown, decision.value, request, command.commandId, at);
  }
  return ok(grown);
}

/** The draft with events appended as sealed entries. */
export function appendEvents(
  draft: Draft,
  events: readonly ReviewEvent[],
  actor: ActorId,
  at: string,
): Draft {
  let { state, head } = draft;
  const entries: LedgerEntry[] = [];
  const notices: NoticeRow[] = [];
  for (const event of events) {
    const unsealed: UnsealedEntry = { ...event, articleId: state.articleId, seq: head.seq + 1, at, actor };
    const entry = sealEntry(unsealed, head.hash, randomBytes(16).toString("hex"));
    notices.push(...noticeRows(entry, state));
    state = evolve(state, entry);
    head = { seq: entry.seq, hash: entry.hash };
    entries.push(entry);
  }
  return {
    ...draft,
    state,
    head,
    at,
    entries: [...draft.entries, ...entries],
    notices: [...draft.notices, ...notices],
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

function carryOut(
  draft: Draft,
  events: readonly ReviewEvent[],
  request: Request,
  id: CommandId,
  at: string,
): Draft {
  const grown = appendEvents(draft, events, request.actor, at);
  const carriedOut: CarriedOut = {
    id,
    actor_id: request.actor,
    digest: request.digests.get(id) ?? "",
    first_seq: draft.head.seq + 1,
    last_seq: grown.head.seq,
  };
  return { ...grown, commands: [...draft.commands, carriedOut] };
}

function atIndex(failure: Failure, index: number): Failure {
  if (failure.kind !== "invalid" && failure.kind !== "id-taken") return failure;
  return {
    ...failure,
    errors: failure.errors.map(({ path, message }) => ({ path: `${index}.${path}`, message })),
  };
}
