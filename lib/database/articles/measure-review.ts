import type { Failure } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import type { ArticleAccess } from "../access";
import { database } from "../client";
import { attempt } from "../unavailable";

/** How large a review is. */
export type ReviewSize = {
  /** The ledger's last entry, which is also how many there are. */
  readonly seq: number;
  readonly words: number;
  readonly claims: number;
  readonly editions: number;
};

/** Measures the review of an article without reading it. */
export async function measureReview({ articleId }: ArticleAccess): Promise<Result<ReviewSize, Failure>> {
  return attempt(async () => {
    const [row] = await database().$queryRaw<ReviewSize[]>`
      SELECT article.head_seq AS seq, revision.words,
        (SELECT count(*)::int FROM claim WHERE claim.article_id = article.id) AS claims,
        (SELECT count(*)::int FROM report WHERE report.article_id = article.id) AS editions
      FROM article JOIN revision ON revision.id = article.current_revision_id
      WHERE article.id = ${articleId}::uuid`;
    return row === undefined ? fail({ kind: "not-found" }) : ok(row);
  });
}
