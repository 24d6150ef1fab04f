import { z } from "zod";
import { asked, commandShape, type TypeOf } from "./command-shape";
import { type DataOf, eventShape, kept } from "./event-shape";
import { plainText, someText, webAddress } from "./field";

const inThread = { claimId: kept.claimId.nullable(), commentId: kept.commentId };

/** Where words come from that were written elsewhere. */
export const keptOrigin = z.strictObject({
  tool: kept.text,
  author: kept.optionalText,
  at: kept.optionalText,
  address: kept.optionalText,
});

/** What can happen to what is said, on a claim or (null) on the article, and to the threads that it makes. */
export const commentEventShapes = [
  eventShape("commented", {
    ...inThread,
    body: kept.text,
    replyTo: kept.commentId.nullable(),
    origin: keptOrigin.optional(),
  }),
  eventShape("comment-edited", { ...inThread, body: kept.text }),
  eventShape("comment-removed", inThread),
  eventShape("thread-resolved", inThread),
  eventShape("thread-reopened", inThread),
] as const;

const markdown = someText(20_000);
const origin = z
  .strictObject({
    tool: someText(100),
    author: plainText(300).nullable().optional(),
    at: plainText(64).nullable().optional(),
    address: webAddress.nullable().optional(),
  })
  .describe("Of words that were written elsewhere: in which tool, by whom, when and where");
const onThread = { claimId: asked.claimId.optional(), commentId: asked.commentId };

/** What may be said, and asked of what was said. */
export const commentCommandShapes = [
  commandShape("comment", {
    ...onThread,
    body: markdown,
    replyTo: asked.commentId.optional(),
    origin: origin.optional(),
  }),
  commandShape("edit-comment", { ...onThread, body: markdown }),
  commandShape("remove-comment", onThread),
  commandShape("resolve-thread", onThread),
  commandShape("reopen-thread", onThread),
] as const;

export type CommentEvents = DataOf<typeof commentEventShapes>;
export type CommentCommand = TypeOf<typeof commentCommandShapes>;
