import { anchorQuote } from "../../domain/anchor";
import { assertNever } from "../../domain/assert-never";
import type { Claim, Comment, ReviewState, Stance } from "../../domain/claim";
import type { ActorId, ClaimId, CommentId } from "../../domain/ids";
import type { Notice } from "../../domain/notification";
import { nameMentions } from "../../text/mentions";
import type { EventNames } from "../kinds/event-kind";
import type { EventType } from "../shapes/event";
import { isWithheldEntry, type ShownEntry } from "../shapes/shown-entry";

/** A notification in words. What is quoted is Markdown with names in place of mentions, or plain text. */
export type NotificationWords = {
  readonly claimId: ClaimId | null;
  readonly commentId: CommentId | null;
  /** What happened, as said to the person: "Editor assigned a claim to you". */
  readonly text: string;
  /** What was written, when it still stands: a comment, a reason, the name of a source. */
  readonly excerpt: string | null;
  /** The claim that it is about, in its own words or those it marks; null for the article. */
  readonly subject: string | null;
};

/**
 * Says a notification to the person it is for. `now` is the review as that person may see it now, so that a comment
 * that was changed or removed since is not quoted as it was. Of an entry that is withheld from them it says no more
 * than they may know.
 */
export function describeNotification(
  { userId, kind }: Notice,
  entry: ShownEntry,
  now: ReviewState,
  names: EventNames,
): NotificationWords {
  if (entry.data === null) return withheldWords(kind, names.actor(entry.actor));
  const claimId = "claimId" in entry.data ? entry.data.claimId : null;
  const commentId = "commentId" in entry.data ? entry.data.commentId : null;
  const claim = claimId === null ? undefined : now.claims.get(claimId);
  return {
    claimId,
    commentId,
    text: say(userId, kind, entry, claim, names),
    excerpt: excerptOf(entry, commentIn(now, claim, commentId), names),
    subject: claim === undefined ? null : (claim.statement ?? anchorQuote(claim.anchor)),
  };
}

/** Of what the entry says nothing is told but that it is there. */
function withheldWords(kind: Notice["kind"], who: string): NotificationWords {
  const deed = kind === "mentioned" ? "mentioned you" : kind === "replied" ? "replied to you" : "worked";
  const text = `${who} ${deed} on a claim that you have not judged yet`;
  return { claimId: null, commentId: null, text, excerpt: null, subject: null };
}

function say(
  userId: ActorId,
  kind: Notice["kind"],
  entry: ShownEntry,
  claim: Claim | undefined,
  names: EventNames,
): string {
  const who = names.actor(entry.actor);
  const place = claim === undefined ? "the article" : "a claim";
  switch (kind) {
    case "assigned":
      return `${who} assigned a claim to you`;
    case "mentioned":
      return `${who} mentioned you on ${place}`;
    case "replied":
      return `${who} replied to you on ${place}`;
    case "disputed":
      return disputed(entry, who, ownRating(userId, claim), names);
    case "settled":
      return entry.type === "claim-settled" && entry.data !== null
        ? `${who} settled a claim of yours as ${names.rating(entry.data.rating)}`
        : `${who} settled a claim of yours`;
    case "reopened":
    case "returned":
      // Older notifications of a return are kept as "reopened".
      return `${who} ${entry.type === "claim-returned" ? "returned" : "reopened"} a claim of yours`;
    case "evidence":
      return entry.type === "evidence-added" && !isWithheldEntry(entry)
        ? `${who} added evidence ${STANCE_WORDS[entry.data.stance]} a claim of yours`
        : `${who} added evidence to a claim of yours`;
    case "wording":
      return `${who} ${WORDING_DEEDS[entry.type] ?? "suggested other wording for a claim of yours"}`;
    default:
      return assertNever(kind);
  }
}

const WORDING_DEEDS: Readonly<Partial<Record<EventType, string>>> = {
  "wording-accepted": "accepted your wording",
  "wording-declined": "declined your wording",
};

const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  supports: "that supports",
  refutes: "that refutes",
  context: "as context to",
};

function disputed(entry: ShownEntry, who: string, mine: string | null, names: EventNames): string {
  const theirs =
    entry.type === "verdict-given" && entry.data !== null
      ? names.rating(entry.data.rating)
      : "another verdict";
  return mine === null ? `${who} says ${theirs}` : `${who} says ${theirs}; you say ${names.rating(mine)}`;
}

function ownRating(userId: ActorId, claim: Claim | undefined): string | null {
  return claim?.verdicts.find((each) => each.reviewerId === userId)?.rating ?? null;
}

function excerptOf(entry: ShownEntry, comment: Comment | undefined, names: EventNames): string | null {
  const isReturn = entry.type === "claim-reopened" || entry.type === "claim-returned";
  if (isReturn && entry.data !== null) return entry.data.reason;
  if (entry.type === "evidence-added" && entry.data !== null) return entry.data.title ?? entry.data.url;
  if (entry.type === "wording-suggested" && entry.data !== null) return entry.data.text;
  if (entry.type === "wording-declined" && entry.data !== null) return entry.data.reason;
  if (comment === undefined || comment.removedAt !== null) return null;
  return nameMentions(comment.body, names.actor);
}

function commentIn(
  now: ReviewState,
  claim: Claim | undefined,
  commentId: CommentId | null,
): Comment | undefined {
  return (claim?.comments ?? now.comments).find((each) => each.commentId === commentId);
}
