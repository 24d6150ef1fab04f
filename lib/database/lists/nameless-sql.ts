import { isAllowed } from "../../domain/permission";
import type { WorkspaceAccess } from "../access";
import { Prisma } from "../generated/client";

/**
 * `namelessClaims` of lib/ledger, in SQL over a row of `claim` and its `article`: whether the caller sees pseudonyms
 * on the claim. A test holds the two together.
 */
export function namelessSql({ role }: Pick<WorkspaceAccess, "role">): Prisma.Sql {
  if (!isAllowed(role, "settle-claim")) return Prisma.sql`false`;
  return Prisma.sql`(article.review_mode = 'independent' AND article.hides_names
    AND claim.ruling_rating IS NULL AND (claim.part_versions->>'ruling')::int = 1)`;
}
