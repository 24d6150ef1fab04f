import type { JudgedClaim } from "../domain/agreement/judged-claim";
import type { Failure } from "../domain/failure";
import type { ActorId, RatingId } from "../domain/ids";
import { ok, type Result } from "../domain/result";
import type { ArticleAccess, WorkspaceAccess } from "./access";
import { database } from "./client";
import { readReview } from "./read-review";
import { attemptRead } from "./unavailable";
import { withheldSql } from "./withheld-sql";

/** The verdicts on each claim of an article that is not withdrawn, as the caller sees them: what is withheld from them is not there. */
export async function readJudgedArticle(
  access: ArticleAccess,
): Promise<Result<readonly JudgedClaim[], Failure>> {
  const review = await readReview(access);
  if (!review.ok) return review;
  return ok([...review.value.state.claims.values()].filter((claim) => !claim.isWithdrawn));
}

/** The same over every article of the workspace; claims without a verdict are left out. */
export async function readJudgedWorkspace(
  access: WorkspaceAccess,
): Promise<Result<readonly JudgedClaim[], Failure>> {
  return attemptRead(async () => {
    const rows = await database().$queryRaw<readonly Row[]>`
      SELECT jsonb_agg(jsonb_build_object('reviewerId', reviewer_id, 'rating', rating) ORDER BY place) AS verdicts
      FROM verdict
      JOIN claim ON claim.article_id = verdict.article_id AND claim.id = verdict.claim_id
      JOIN article ON article.id = claim.article_id
      WHERE article.workspace_id = ${access.workspaceId}::uuid AND NOT claim.is_withdrawn
        AND NOT ${withheldSql(access)}
      GROUP BY claim.article_id, claim.id`;
    return rows;
  });
}

type Row = {
  readonly verdicts: readonly { readonly reviewerId: ActorId; readonly rating: RatingId }[];
};
