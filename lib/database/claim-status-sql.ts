import { Prisma } from "./generated/client";

/** `claimStatus` of lib/domain, in SQL over a row of `claim`; a test holds the two together. */
export const claimStatusSql = Prisma.sql`CASE
  WHEN claim.is_withdrawn THEN 'withdrawn'
  WHEN claim.ruling_rating IS NOT NULL THEN 'settled'
  WHEN (SELECT count(DISTINCT rating) FROM verdict
    WHERE verdict.article_id = claim.article_id AND verdict.claim_id = claim.id) > 1 THEN 'disputed'
  WHEN EXISTS (SELECT FROM verdict
    WHERE verdict.article_id = claim.article_id AND verdict.claim_id = claim.id) THEN 'judged'
  WHEN claim.assignee_id IS NOT NULL OR EXISTS (SELECT FROM evidence
    WHERE evidence.article_id = claim.article_id AND evidence.claim_id = claim.id) THEN 'checking'
  ELSE 'open' END`;
