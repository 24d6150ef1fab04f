import type { Comment, CommentOrigin, ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import type { ActorId, ClaimId, CommentId } from "../../domain/ids";
import type { Notice } from "../../domain/notification";
import { fail, ok, type Result } from "../../domain/result";
import { isAtLeast } from "../../domain/role";
import { changeMentions, mentionsIn, nameMentions } from "../../text/mentions";
import type { CommandOf } from "../shapes/command";
import type { CommandDraft } from "../shapes/command-draft";
import type { CommentCommand, CommentEvents } from "../shapes/comment-shapes";
import type { EntryOf, SealedOf } from "../shapes/ledger-entry";
import { type BlankEntry, blankEntry } from "../shapes/shown-entry";
import { findClaim, idTaken } from "./claim-gate";
import { alone, type CommandKinds, nothing } from "./command-kind";
import { commentBefore, commentsAt, findComment, foldComments, onComment, type Place } from "./comment-place";
import type { DecideContext, Decision } from "./decide-context";
import {
  type EventKinds,
  nobody,
  onlyActor,
  type Reader,
  type Scene,
  type Telling,
  tell,
} from "./event-kind";
import { saidText } from "./field-rules";
import { quoteWords } from "./quote-words";

/** What can happen to what is said on a claim or on the article, and to the threads that it makes. */
export const commentEvents = {
  commented: {
    fold: (growing, entry) => foldComments(growing, entry, (comments) => [...comments, written(entry)]),
    describe: describeWritten,
    deed: "commented on a claim",
    show: onOwnComment,
    hideNames: hideMentions,
    notify: mentionedAndAnswered,
    takeBack: unsay,
  },
  "comment-edited": {
    fold: onComment((comment, { at, data }: EntryOf<"comment-edited">) => ({
      ...comment,
      body: data.body,
      editedAt: at,
    })),
    describe: (entry, telling) => {
      const [from, to] = [
        quoteOf(commentBefore(entry, telling)?.body, telling),
        quoteOf(entry.data.body, telling),
      ];
      return `${telling.who} changed a comment from ${from} to ${to}.`;
    },
    deed: "edited a comment",
    show: onOwnComment,
    hideNames: hideMentions,
    notify: newlyMentioned,
    takeBack: editBack,
  },
  "comment-removed": {
    // It keeps its place, without its words.
    fold: onComment((comment, { at }: EntryOf<"comment-removed">) => ({
      ...comment,
      body: "",
      removedAt: at,
    })),
    describe: describeRemoved,
    deed: "removed a comment",
    show: onOwnComment,
    hideNames: onlyActor,
    notify: nobody,
    takeBack: sayAgain,
  },
  "thread-resolved": {
    fold: onComment((comment, { actor, at }: EntryOf<"thread-resolved">) => ({
      ...comment,
      resolved: { by: actor, at },
    })),
    describe: (entry, telling) =>
      `${telling.who} resolved the thread ${quoteOf(commentBefore(entry, telling)?.body, telling)}.`,
    deed: "resolved a thread",
    show: onOwnComment,
    hideNames: onlyActor,
    notify: nobody,
    takeBack: ({ data }, { now }) => {
      const first = findComment(now, data);
      return (first?.resolved ?? null) === null ? null : { type: "reopen-thread", ...placeIn(data) };
    },
  },
  "thread-reopened": {
    fold: onComment((comment) => ({ ...comment, resolved: null })),
    describe: (entry, telling) =>
      `${telling.who} reopened the thread ${quoteOf(commentBefore(entry, telling)?.body, telling)}.`,
    deed: "reopened a thread",
    show: onOwnComment,
    hideNames: onlyActor,
    notify: nobody,
    takeBack: ({ data }, { now }) =>
      findComment(now, data)?.resolved === null ? { type: "resolve-thread", ...placeIn(data) } : null,
  },
} satisfies EventKinds<CommentEvents>;

/** What may be said, and asked of what was said. */
export const commentCommands = {
  comment: { decide: decideComment, sees: nothing, join: alone },
  "edit-comment": { decide: decideOnComment, sees: nothing, join: alone },
  "remove-comment": { decide: decideOnComment, sees: nothing, join: alone },
  "resolve-thread": { decide: decideOnThread, sees: nothing, join: alone },
  "reopen-thread": { decide: decideOnThread, sees: nothing, join: alone },
} satisfies CommandKinds<CommentCommand>;

function written({ actor, at, data }: EntryOf<"commented">): Comment {
  const { claimId, commentId, replyTo, body, origin } = data;
  return {
    commentId,
    claimId,
    replyTo,
    by: actor,
    at,
    body,
    editedAt: null,
    removedAt: null,
    origin: origin ?? null,
    resolved: null,
  };
}

function quoteOf(body: string | undefined, { names }: Telling): string {
  return quoteWords(nameMentions(body ?? "", names.actor));
}

const placeWords = ({ claimId }: Place): string => (claimId === null ? "the article" : "the claim");

function describeWritten({ data }: EntryOf<"commented">, telling: Telling): string {
  const { who, names, before } = telling;
  const said = quoteOf(data.body, telling);
  if (data.origin !== undefined) {
    const { author, tool } = data.origin;
    const from = author === null ? tool : `${author}, ${tool}`;
    return `${who} brought in a comment on ${placeWords(data)} from ${from}: ${said}.`;
  }
  if (data.replyTo === null) return `${who} commented on ${placeWords(data)}: ${said}.`;
  const first = findComment(before, { claimId: data.claimId, commentId: data.replyTo });
  const whom = first === undefined ? "" : ` to ${names.actor(first.by)}`;
  return `${who} replied${whom} on ${placeWords(data)}: ${said}.`;
}

function describeRemoved(entry: EntryOf<"comment-removed">, telling: Telling): string {
  const { who, names } = telling;
  const old = commentBefore(entry, telling);
  const ofWhom = old === undefined ? "a" : old.by === entry.actor ? "their own" : `${names.actor(old.by)}’s`;
  return `${who} removed ${ofWhom} comment on ${placeWords(entry.data)}.`;
}

/** What happens to the reader's own comments they see; it has no words but their own. */
function onOwnComment<Entry extends SealedOf<CommentEvents>>(
  entry: Entry,
  { actor, now, withheld }: Reader,
): Entry | BlankEntry<Entry["type"]> {
  const { claimId } = entry.data;
  if (claimId === null || !withheld.has(claimId)) return entry;
  return findComment(now, entry.data)?.by === actor ? entry : blankEntry(entry);
}

/** Whom a comment names is told no more than who wrote it: an answer to somebody's verdict would say whose it is. */
function hideMentions<Data extends { readonly body: string }>(
  data: Data,
  hidden: (actor: ActorId) => ActorId,
): Data {
  return { ...data, body: changeMentions(data.body, hidden) };
}

/** Those it mentions, and those who wrote in the thread that it answers. */
function mentionedAndAnswered({ data }: EntryOf<"commented">, before: ReviewState): readonly Notice[] {
  const thread = commentsAt(before, data.claimId).filter(
    (each) => data.replyTo !== null && (each.commentId === data.replyTo || each.replyTo === data.replyTo),
  );
  const writers = thread.filter((each) => each.removedAt === null).map((each) => each.by);
  return [...tell(mentionsIn(data.body), "mentioned"), ...tell(writers, "replied")];
}

/** Those whom the words did not mention before they were changed. */
function newlyMentioned({ data }: EntryOf<"comment-edited">, before: ReviewState): readonly Notice[] {
  const known = new Set(mentionsIn(findComment(before, data)?.body ?? ""));
  const mentioned = mentionsIn(data.body).filter((userId) => !known.has(userId));
  return tell(mentioned, "mentioned");
}

/** The place as a command names it. */
function placeIn({ claimId, commentId }: Place) {
  return claimId === null ? { commentId } : { claimId, commentId };
}

function unsay({ data }: EntryOf<"commented">, { now }: Scene): CommandDraft | null {
  return findComment(now, data)?.removedAt === null ? { type: "remove-comment", ...placeIn(data) } : null;
}

function editBack({ data }: EntryOf<"comment-edited">, { before, now }: Scene): CommandDraft | null {
  const [earlier, present] = [findComment(before, data), findComment(now, data)];
  if (earlier === undefined || present?.removedAt !== null || present.body !== data.body) return null;
  return { type: "edit-comment", ...placeIn(data), body: earlier.body };
}

/** The same words as a new comment, in the thread that they were in. Only who wrote them may say them again. */
function sayAgain(
  { actor, data }: EntryOf<"comment-removed">,
  { before, now, newId }: Scene,
): CommandDraft | null {
  const earlier = findComment(before, data);
  if (findComment(now, data) === undefined || newId === undefined) return null;
  if (earlier === undefined || earlier.by !== actor) return null;
  const { claimId, commentId } = data;
  const hasReplies = commentsAt(now, claimId).some((each) => each.replyTo === commentId);
  const replyTo = earlier.replyTo ?? (hasReplies ? commentId : null);
  const said = { type: "comment", commentId: newId, body: earlier.body } as const;
  return {
    ...said,
    ...(claimId === null ? {} : { claimId }),
    ...(replyTo === null ? {} : { replyTo }),
    ...(earlier.origin === null ? {} : { origin: earlier.origin }),
  };
}

/** A comment on a claim or on the article. A reply joins the thread of what it replies to. */
function decideComment(state: ReviewState, command: CommandOf<"comment">): Decision {
  const place = placeOf(state, command.claimId);
  if (!place.ok) return place;
  if (isTaken(state, command.commentId)) return fail(idTaken("commentId", "a comment of this article"));
  const replied = place.value.find((each) => each.commentId === command.replyTo);
  if (command.replyTo !== undefined && replied === undefined) {
    return fail(invalid("replyTo", "The comment that this replies to is not here."));
  }
  return ok([
    {
      type: "commented",
      data: {
        claimId: command.claimId ?? null,
        commentId: command.commentId,
        body: command.body,
        replyTo: replied === undefined ? null : threadOf(replied),
        ...(command.origin === undefined ? {} : { origin: originData(command.origin) }),
      },
    },
  ]);
}

function originData({
  tool,
  author,
  at,
  address,
}: NonNullable<CommandOf<"comment">["origin"]>): CommentOrigin {
  return { tool, author: saidText(author), at: saidText(at), address: address ?? null };
}

/** Edits a comment (its author only) or removes it (its author, or an editor and above). */
function decideOnComment(
  state: ReviewState,
  command: CommandOf<"edit-comment" | "remove-comment">,
  context: DecideContext,
): Decision {
  const found = commentIn(state, command);
  if (!found.ok) return found;
  const refusal = refuseOthers(found.value, command, context);
  if (refusal !== null) return fail(refusal);
  if (found.value.removedAt !== null) return fail(invalid("commentId", "This comment was removed."));
  const place = { claimId: command.claimId ?? null, commentId: command.commentId };
  if (command.type === "remove-comment") return ok([{ type: "comment-removed", data: place }]);
  if (found.value.body === command.body) return ok([]);
  return ok([{ type: "comment-edited", data: { ...place, body: command.body } }]);
}

/** Closes a thread or opens it again; any of its comments names it. */
function decideOnThread(
  state: ReviewState,
  command: CommandOf<"resolve-thread" | "reopen-thread">,
): Decision {
  const found = commentIn(state, command);
  if (!found.ok) return found;
  const first = commentIn(state, { ...command, commentId: threadOf(found.value) });
  if (!first.ok) return first;
  const isResolved = first.value.resolved !== null;
  const data = { claimId: command.claimId ?? null, commentId: first.value.commentId };
  if (command.type === "resolve-thread") {
    if (isResolved) return fail(invalid("commentId", "This thread is already resolved."));
    return ok([{ type: "thread-resolved", data }]);
  }
  if (!isResolved) return fail(invalid("commentId", "This thread is not resolved."));
  return ok([{ type: "thread-reopened", data }]);
}

type CommentPlace = { readonly claimId?: ClaimId | undefined; readonly commentId: CommentId };

function placeOf(state: ReviewState, claimId: ClaimId | undefined): Result<readonly Comment[], Failure> {
  if (claimId === undefined) return ok(state.comments);
  const found = findClaim(state, claimId);
  return found.ok ? ok(found.value.comments) : found;
}

function commentIn(state: ReviewState, { claimId, commentId }: CommentPlace): Result<Comment, Failure> {
  const place = placeOf(state, claimId);
  if (!place.ok) return place;
  const comment = place.value.find((each) => each.commentId === commentId);
  return comment === undefined ? fail({ kind: "not-found" }) : ok(comment);
}

function threadOf(comment: Comment): CommentId {
  return comment.replyTo ?? comment.commentId;
}

function refuseOthers(
  comment: Comment,
  command: CommandOf<"edit-comment" | "remove-comment">,
  { actor, role }: DecideContext,
): Failure | null {
  if (comment.by === actor) return null;
  if (command.type === "edit-comment") {
    return { kind: "forbidden", detail: "Only its author may edit a comment." };
  }
  if (isAtLeast(role, "editor")) return null;
  return { kind: "forbidden", detail: "Only its author or an editor may remove a comment." };
}

function isTaken(state: ReviewState, id: CommentId): boolean {
  const has = (comments: readonly Comment[]) => comments.some((each) => each.commentId === id);
  if (has(state.comments)) return true;
  for (const claim of state.claims.values()) if (has(claim.comments)) return true;
  return false;
}
