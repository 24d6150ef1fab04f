import type { ClaimStatus } from "../../domain/claim";
import type { ArticleId, ClaimId } from "../../domain/ids";
import { isAllowed } from "../../domain/permission";
import type { WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { Prisma } from "../generated/client";

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

/**
 * `claimStatus` of lib/domain, in SQL over a row of `claim`, as it is to somebody from whom its verdicts are `withheld`;
 * a test holds the two together.
 */
export const claimStatusSql = (withheld: Prisma.Sql): Prisma.Sql => Prisma.sql`CASE
  WHEN claim.is_withdrawn THEN 'withdrawn'
  WHEN claim.ruling_rating IS NOT NULL THEN 'settled'
  WHEN NOT ${withheld} AND (SELECT count(DISTINCT rating) FROM verdict
    WHERE verdict.article_id = claim.article_id AND verdict.claim_id = claim.id) > 1 THEN 'disputed'
  WHEN NOT ${withheld} AND EXISTS (SELECT FROM verdict
    WHERE verdict.article_id = claim.article_id AND verdict.claim_id = claim.id) THEN 'judged'
  WHEN claim.assignee_id IS NOT NULL OR EXISTS (SELECT FROM evidence
    WHERE evidence.article_id = claim.article_id AND evidence.claim_id = claim.id) THEN 'checking'
  ELSE 'open' END`;

/**
 * `namelessClaims` of lib/ledger, in SQL over a row of `claim` and its `article`: whether the caller sees pseudonyms
 * on the claim. A test holds the two together.
 */
export function namelessSql({ role }: Pick<WorkspaceAccess, "role">): Prisma.Sql {
  if (!isAllowed(role, "settle-claim")) return Prisma.sql`false`;
  return Prisma.sql`(article.review_mode = 'independent' AND article.hides_names
    AND claim.ruling_rating IS NULL AND (claim.part_versions->>'ruling')::int = 1)`;
}

/**
 * `withheldClaims` of lib/ledger, in SQL over a row of `claim` and its `article`: whether others' judgements on the
 * claim are withheld from the caller. A test holds the two together.
 */
export function withheldSql({ actor, role }: Pick<WorkspaceAccess, "actor" | "role">): Prisma.Sql {
  if (isAllowed(role, "settle-claim")) return Prisma.sql`false`;
  const seesEnough = isAllowed(role, "give-verdict")
    ? Prisma.sql`false`
    : Prisma.sql`(${JUDGES}) >= article.required_verdicts`;
  return Prisma.sql`(article.review_mode = 'independent' AND claim.ruling_rating IS NULL
    AND (claim.part_versions->>'ruling')::int = 1 AND NOT jsonb_exists(claim.retracted_versions, ${actor}::text)
    AND NOT EXISTS (SELECT FROM verdict AS own WHERE own.article_id = claim.article_id
      AND own.claim_id = claim.id AND own.reviewer_id = ${actor}::uuid)
    AND NOT ${seesEnough})`;
}

/** How many ever judged the claim. */
const JUDGES = Prisma.sql`SELECT count(*) FROM (
    SELECT judging.reviewer_id::text FROM verdict AS judging
      WHERE judging.article_id = claim.article_id AND judging.claim_id = claim.id
    UNION SELECT jsonb_object_keys(claim.retracted_versions)
  ) AS judge`;

/** What a person typed, to be found as it stands: `%`, `_` and `\` mean themselves. */
export function escapeLike(typed: string): string {
  return typed.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
