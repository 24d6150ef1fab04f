import type { ClaimStatus } from "../../domain/claim";
import type { ArticleId, ClaimId } from "../../domain/ids";

/** A claim as a line of a list, with the article that it stands in. */
export type ClaimLine = {
  readonly articleId: ArticleId;
  readonly articleTitle: string;
  readonly claimId: ClaimId;
  readonly statement: string | null;
  readonly quote: string;
  readonly status: ClaimStatus;
};

/** The same as it is read. */
export type ClaimLineRow = {
  readonly article_id: string;
  readonly title: string;
  readonly id: string;
  readonly statement: string | null;
  readonly quote: string;
  readonly status: ClaimStatus;
};

export function toClaimLine({ article_id, title, id, statement, quote, status }: ClaimLineRow): ClaimLine {
  return {
    ...{ articleId: article_id as ArticleId, articleTitle: title },
    ...{ claimId: id as ClaimId, statement, quote, status },
  };
}
