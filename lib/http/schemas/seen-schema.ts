import { z } from "zod";
import type { SeenArticle } from "../../database/articles/read-marks";
import type { ArticleId, ClaimId } from "../../domain/ids";
import type { Subject } from "../../ledger/review/changed-since";
import { asked } from "../../ledger/shapes/command-shape";
import { id, named } from "./wire-schema";

const seq = z.int().min(0).max(2_147_483_647);
const mark = z.strictObject({
  claimId: id.nullable().describe("Null: what is said of the article as a whole"),
  seq,
});

/** How far the caller has seen an article, and what changed since. */
export const seenSchema = named(
  "Seen",
  z.strictObject({
    seq: seq.describe("The entry up to which `changed` was looked for"),
    since: seq
      .nullable()
      .describe("Where the caller began to look; null before the first mark on the article"),
    marks: z.array(mark),
    changed: z
      .array(mark)
      .describe("Where others did something that the caller has not seen, and the last entry of it"),
    comments: z
      .array(mark.extend({ commentId: id }))
      .describe("Others' comments that the caller has not seen, each with its entry"),
  }),
);

/** The body of PUT: marks to add. A mark never goes back. */
export const markSeenSchema = z.strictObject({
  marks: z
    .array(z.strictObject({ claimId: asked.claimId.nullable(), seq: z.int().min(0).max(2_147_483_647) }))
    .min(1, "Give at least one mark.")
    .max(1_000, "Give at most 1,000 marks at once."),
});

/** The wire shape of what was seen. */
export function presentSeen(
  articleId: ArticleId,
  { seq: upTo, since, marks, changed, comments }: SeenArticle,
) {
  const claimOf = (subject: Subject) => (subject === articleId ? null : subject);
  const list = (seqs: ReadonlyMap<Subject, number>) =>
    [...seqs].map(([subject, at]) => ({ claimId: claimOf(subject), seq: at }));
  const unread = [...comments].map(([commentId, { subject, seq: at }]) => ({
    commentId,
    claimId: claimOf(subject),
    seq: at,
  }));
  return { seq: upTo, since, marks: list(marks), changed: list(changed), comments: unread };
}

/** The marks of a body, by what they are on. */
export function readMarkList(articleId: ArticleId, { marks }: z.output<typeof markSeenSchema>) {
  return new Map<Subject, number>(
    marks.map((each) => [each.claimId === null ? articleId : (each.claimId as ClaimId), each.seq]),
  );
}
