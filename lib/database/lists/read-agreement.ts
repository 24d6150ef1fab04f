import type { JudgedClaim } from "../../domain/agreement/judged-claim";
import type { Failure } from "../../domain/failure";
import type { ActorId, RatingId } from "../../domain/ids";
import { ok, type Result } from "../../domain/result";
import { namelessClaims } from "../../ledger/readers/hide-names";
import type { ArticleAccess, WorkspaceAccess } from "../access";
import { database } from "../client";
import { readReview } from "../ledger/read-review";
import { attemptRead } from "../unavailable";
import { namelessSql, withheldSql } from "./claim-sql";

/** Judged claims as one reader sees them: what is withheld from them is not there. */
export type JudgedClaims = {
  readonly all: readonly JudgedClaim[];
  /** Those on which the reader sees who gave which verdict. */
  readonly named: readonly JudgedClaim[];
};

/** The verdicts on each claim of an article that is not withdrawn. */
export async function readJudgedArticle(access: ArticleAccess): Promise<Result<JudgedClaims, Failure>> {
  const review = await readReview(access);
  if (!review.ok) return review;
  const { state } = review.value;
  const nameless = namelessClaims(state, access);
  const all = [...state.claims.values()].filter((claim) => !claim.isWithdrawn);
  return ok({ all, named: all.filter(({ claimId }) => !nameless.has(claimId)) });
}

/** The same over every article of the workspace; claims without a verdict are left out. */
export async function readJudgedWorkspace(access: WorkspaceAccess): Promise<Result<JudgedClaims, Failure>> {
  return attemptRead(async () => {
    const rows = await database().$queryRaw<readonly Row[]>`
      SELECT jsonb_agg(jsonb_build_object('reviewerId', reviewer_id, 'rating', rating) ORDER BY place) AS verdicts,
        bool_or(${namelessSql(access)}) AS is_nameless
      FROM verdict
      JOIN claim ON claim.article_id = verdict.article_id AND claim.id = verdict.claim_id
      JOIN article ON article.id = claim.article_id
      WHERE article.workspace_id = ${access.workspaceId}::uuid AND NOT claim.is_withdrawn
        AND NOT ${withheldSql(access)}
      GROUP BY claim.article_id, claim.id`;
    return { all: rows, named: rows.filter((row) => !row.is_nameless) };
  });
}

type Row = {
  readonly verdicts: readonly { readonly reviewerId: ActorId; readonly rating: RatingId }[];
  readonly is_nameless: boolean;
};
