import { isAllowed } from "../../domain/permission";
import type { WorkspaceAccess } from "../access";
import { Prisma } from "../generated/client";

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
