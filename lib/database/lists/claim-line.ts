import type { ClaimStatus } from "../../domain/claim";
import type { ArticleId, ClaimId } from "../../domain/ids";
import { branded } from "../branded";

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

export function toClaimLine(row: ClaimLineRow): ClaimLine {
  const { article_id, title, id, statement, quote, status } = branded.claim(row);
  return {
    ...{ articleId: article_id, articleTitle: title },
    ...{ claimId: id, statement, quote, status },
  };
}
