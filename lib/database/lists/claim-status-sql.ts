import { Prisma } from "../generated/client";

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
