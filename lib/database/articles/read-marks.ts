import type { Failure } from "../../domain/failure";
import type { CommentId } from "../../domain/ids";
import { isAllowed } from "../../domain/permission";
import { ok, type Result } from "../../domain/result";
import { revealedComments } from "../../ledger/readers/revealed-comments";
import {
  changedSince,
  type NewComment,
  newComments,
  type Seen,
  type Subject,
  seenSeq,
} from "../../ledger/review/changed-since";
import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import type { ArticleAccess } from "../access";
import { database } from "../client";
import { loadReview } from "../ledger/load-review";
import { readEvents, readLedger } from "../ledger/read-review";
import { attempt, attemptRead } from "../unavailable";

/** How far the caller has seen an article, and what others did since then; `seq` is the last entry looked at. */
export type SeenArticle = Seen & {
  readonly seq: number;
  readonly changed: ReadonlyMap<Subject, number>;
  readonly comments: ReadonlyMap<CommentId, NewComment>;
};

export async function readSeen(access: ArticleAccess): Promise<Result<SeenArticle, Failure>> {
  const seen = await readMarks(access);
  if (!seen.ok) return seen;
  const entries = await entriesAfter(access, seen.value.since);
  if (!entries.ok) return entries;
  const changed = changedSince(entries.value, seen.value, access.actor);
  const revealed = await revealedSince(access, seen.value);
  if (!revealed.ok) return revealed;
  const written = newComments(entries.value, seen.value, access.actor);
  const comments = new Map([...written, ...revealed.value]);
  const seq = entries.value.at(-1)?.seq ?? seen.value.since ?? 0;
  return ok({ ...seen.value, seq, changed, comments });
}

/** The caller's marks on an article. */
export async function readMarks(access: ArticleAccess): Promise<Result<Seen, Failure>> {
  return attemptRead(async () => {
    const { actor: actorId, articleId } = access;
    const rows = await database().readMark.findMany({ where: { actorId, articleId } });
    return {
      since: rows.find((row) => row.subjectId === articleId)?.firstSeq ?? null,
      marks: new Map(rows.map((row) => [row.subjectId as Subject, row.seq])),
    };
  });
}

/**
 * Notes that the caller has seen subjects up to a seq, never less than before. A seq to come counts as the present
 * one, and what is no claim of this article is passed over.
 */
export async function markSeen(
  access: ArticleAccess,
  marks: ReadonlyMap<Subject, number>,
): Promise<Result<null, Failure>> {
  const given = JSON.stringify([...marks].map(([subjectId, seq]) => ({ subjectId, seq })));
  const { actor, articleId } = access;
  return attempt(async () => {
    await database().$executeRaw`
      INSERT INTO read_mark (actor_id, article_id, subject_id, seq, first_seq)
        SELECT ${actor}::uuid, article.id, mark."subjectId", LEAST(mark.seq, article.head_seq), LEAST(mark.seq, article.head_seq)
        FROM jsonb_to_recordset(${given}::jsonb) AS mark("subjectId" uuid, seq int)
        JOIN article ON article.id = ${articleId}::uuid
        WHERE mark."subjectId" = article.id
          OR EXISTS (SELECT FROM claim WHERE claim.article_id = article.id AND claim.id = mark."subjectId")
      ON CONFLICT (actor_id, article_id, subject_id) DO UPDATE SET seq = GREATEST(read_mark.seq, EXCLUDED.seq)`;
    return ok(null);
  });
}

/** Comments that the caller could not read as they were written, and has not seen since they were revealed. */
async function revealedSince(
  access: ArticleAccess,
  seen: Seen,
): Promise<Result<ReadonlyMap<CommentId, NewComment>, Failure>> {
  if (seen.since === null || isAllowed(access.role, "settle-claim")) return ok(new Map());
  const mode = await attemptRead(async () => (await loadReview(access.articleId)).state.mode.kind);
  if (!mode.ok) return mode;
  if (mode.value === "open") return ok(new Map());
  const entries = await readLedger(access);
  if (!entries.ok) return entries;
  const revealed = [...revealedComments(entries.value, access)];
  return ok(new Map(revealed.filter(([, { subject, seq }]) => seq > seenSeq(seen, subject))));
}

const PAGE = 1_000;

/** All entries after `since`, as the caller may see them; of a person who never looked, none. */
async function entriesAfter(
  access: ArticleAccess,
  since: number | null,
): Promise<Result<readonly ShownEntry[], Failure>> {
  const all: ShownEntry[] = [];
  while (since !== null) {
    const page = await readEvents(access, all.at(-1)?.seq ?? since, PAGE);
    if (!page.ok) return page;
    all.push(...page.value);
    if (page.value.length < PAGE) break;
  }
  return ok(all);
}
