import type { Failure } from "../../domain/failure";
import type { ActorId, RatingId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import { pseudonymFor } from "../../ledger/readers/pseudonym";
import type { WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { findVoices } from "../ledger/read-review";
import { attemptRead } from "../unavailable";
import {
  type ClaimLine,
  type ClaimLineRow,
  claimStatusSql,
  escapeLike,
  namelessSql,
  toClaimLine,
  withheldSql,
} from "./claim-sql";

/** A claim that the workspace has dealt with, found by its words. */
export type FoundClaim = ClaimLine & {
  readonly ruling: {
    readonly rating: RatingId;
    readonly rationale: string;
    readonly by: ActorId;
    readonly at: string;
  } | null;
  readonly verdicts: readonly { readonly reviewerId: ActorId; readonly rating: RatingId }[];
  /** Higher is better; compares only within one answer. */
  readonly score: number;
};

/**
 * Claims of the workspace by their statement and quoted words, best first: those with more of the words asked for
 * before those with fewer, the very phrase first of all, settled before unsettled when they are alike.
 */
export async function searchClaims(
  access: WorkspaceAccess,
  q: string,
  limit = 20,
): Promise<Result<readonly FoundClaim[], Failure>> {
  const typed = q.replaceAll("\u0000", "").toWellFormed().trim().slice(0, 500);
  const withheld = withheldSql(access);
  const pattern = `%${escapeLike(typed)}%`;
  const size = Math.min(Math.max(1, Math.trunc(limit) || 1), 100);
  return attemptRead(async () => {
    if (typed === "") return [];
    const rows = await database().$queryRaw<Row[]>`
      WITH asked AS (
        SELECT replace(plainto_tsquery('simple', ${typed})::text, '&', '|')::tsquery AS words
      ), found AS (
        SELECT claim.*,
          ts_rank_cd(to_tsvector('simple', coalesce(statement, '') || ' ' || left(quote, 5000)), words)
          + ts_rank(to_tsvector('simple', coalesce(statement, '') || ' ' || left(quote, 5000)), words)
          + CASE WHEN statement ILIKE ${pattern} OR quote ILIKE ${pattern} THEN 10 ELSE 0 END AS score
        FROM asked, claim JOIN article ON article.id = claim.article_id
        WHERE article.workspace_id = ${access.workspaceId}::uuid AND NOT claim.is_withdrawn
          AND (to_tsvector('simple', coalesce(statement, '') || ' ' || left(quote, 5000)) @@ words
            OR statement ILIKE ${pattern} OR quote ILIKE ${pattern})
      )
      SELECT claim.article_id, article.title, claim.id, statement, quote, ${claimStatusSql(withheld)} AS status,
        ruling_rating, ruling_rationale, ruling_by, ruling_at, score,
        (SELECT jsonb_agg(jsonb_build_object('reviewerId', reviewer_id, 'rating', rating) ORDER BY place)
          FROM verdict WHERE verdict.article_id = claim.article_id AND verdict.claim_id = claim.id
            AND NOT ${withheld}) AS verdicts, ${namelessSql(access)} AS is_nameless
      FROM found AS claim JOIN article ON article.id = claim.article_id
      ORDER BY score DESC, ruling_rating IS NULL, highlighted_at DESC, claim.id
      LIMIT ${size}`;
    return (await withoutHiddenNames(rows, access.actor)).map(toFoundClaim);
  });
}

type Row = ClaimLineRow & {
  readonly ruling_rating: string | null;
  readonly ruling_rationale: string | null;
  readonly ruling_by: string | null;
  readonly ruling_at: Date | null;
  readonly score: number;
  readonly verdicts: FoundClaim["verdicts"] | null;
  readonly is_nameless: boolean;
};

async function withoutHiddenNames(stored: readonly Row[], self: ActorId): Promise<readonly Row[]> {
  const rows = stored.map(branded.claim);
  const nameless = rows.filter((row) => row.is_nameless).map((row) => row.article_id);
  const voices = await findVoices([...new Set(nameless)]);
  return rows.map((row) => {
    if (!row.is_nameless || row.verdicts === null) return row;
    const hidden = (actor: ActorId) => (actor === self ? actor : pseudonymFor(row.id, actor, voices));
    const verdicts = row.verdicts.map((each) => ({ ...each, reviewerId: hidden(each.reviewerId) }));
    return { ...row, verdicts };
  });
}

function toFoundClaim(row: Row): FoundClaim {
  return {
    ...toClaimLine(row),
    ruling: rulingOf(row),
    verdicts: row.verdicts ?? [],
    score: row.score,
  };
}

function rulingOf(row: Row): FoundClaim["ruling"] {
  const {
    ruling_rating: rating,
    ruling_rationale: rationale,
    ruling_by: by,
    ruling_at: at,
  } = branded.claim(row);
  if (rating === null || rationale === null || by === null || at === null) return null;
  return { rating, rationale, by, at: at.toISOString() };
}
