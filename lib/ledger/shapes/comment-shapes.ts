import { asked, commandShape, type TypeOf } from "./command-shape";
import { type DataOf, eventShape, kept } from "./event-shape";
import { someText } from "./field";

const inThread = { claimId: kept.claimId.nullable(), commentId: kept.commentId };

/** What can happen to what is said, on a claim or (null) on the article, and to the threads that it makes. */
export const commentEventShapes = [
  eventShape("commented", { ...inThread, body: kept.text, replyTo: kept.commentId.nullable() }),
  eventShape("comment-edited", { ...inThread, body: kept.text }),
  eventShape("comment-removed", inThread),
  eventShape("thread-resolved", inThread),
  eventShape("thread-reopened", inThread),
] as const;

const markdown = someText(20_000);
const onThread = { claimId: asked.claimId.optional(), commentId: asked.commentId };

/** What may be said, and asked of what was said. */
export const commentCommandShapes = [
  commandShape("comment", { ...onThread, body: markdown, replyTo: asked.commentId.optional() }),
  commandShape("edit-comment", { ...onThread, body: markdown }),
  commandShape("remove-comment", onThread),
  commandShape("resolve-thread", onThread),
  commandShape("reopen-thread", onThread),
] as const;

export type CommentEvents = DataOf<typeof commentEventShapes>;
export type CommentCommand = TypeOf<typeof commentCommandShapes>;
