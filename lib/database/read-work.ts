import type { Failure } from "../domain/failure";
import type { ActorId } from "../domain/ids";
import { isAllowed } from "../domain/permission";
import { ok, type Result } from "../domain/result";
import type { WorkspaceAccess } from "./access";
import { type ClaimLine, type ClaimLineRow, toClaimLine } from "./claim-line";
import { claimStatusSql } from "./claim-status-sql";
import { database } from "./client";
import { Prisma } from "./generated/client";
import { listMentions } from "./notifications";
import { type ToldNotification, tellNotifications } from "./tell-notifications";
import { attemptRead } from "./unavailable";
import { withheldSql } from "./withheld-sql";

/** A claim that waits for somebody. */
export type WaitingClaim = ClaimLine;

/** What waits for a person in a workspace. A claim may stand in several lists; settled and withdrawn ones in none. */
export type Work = {
  readonly assigned: readonly WaitingClaim[];
  /** Judged by one other; in an independent review, every claim that the person has not judged. */
  readonly secondReads: readonly WaitingClaim[];
  /** Judged by the person and by others, differently. */
  readonly disputes: readonly WaitingClaim[];
  /** Newest first. */
  readonly mentions: readonly ToldNotification[];
};

/** What waits for the caller, by article, the most lately active first. */
export async function readWork(access: WorkspaceAccess): Promise<Result<Work, Failure>> {
  const [rows, mentions] = await Promise.all([
    attemptRead(() => waitingClaims(access)),
    readMentions(access),
  ]);
  if (!rows.ok) return rows;
  if (!mentions.ok) return mentions;
  const those = (part: "is_assigned" | "is_second_read" | "is_dispute") =>
    rows.value.filter((row) => row[part]).map(toClaimLine);
  return ok({
    assigned: those("is_assigned"),
    secondReads: those("is_second_read"),
    disputes: those("is_dispute"),
    mentions: mentions.value,
  });
}

/** How many different claims wait for the caller. */
export async function countWork(access: WorkspaceAccess): Promise<Result<number, Failure>> {
  return attemptRead(async () => (await waitingClaims(access)).length);
}

const MOST = 500;

type Row = ClaimLineRow & {
  readonly is_assigned: boolean;
  readonly is_second_read: boolean;
  readonly is_dispute: boolean;
};

/** What is withheld from the caller decides nothing here: such a claim waits whether or not others judged it. */
async function waitingClaims(access: WorkspaceAccess): Promise<readonly Row[]> {
  const { actor, workspaceId, role } = access;
  const withheld = withheldSql(access);
  const mayJudge = isAllowed(role, "give-verdict") ? Prisma.sql`true` : Prisma.sql`false`;
  return database().$queryRaw<Row[]>`
    SELECT * FROM (
      SELECT claim.article_id, article.title, claim.id, claim.statement, claim.quote, article.updated_at,
        claim.highlighted_seq, ${claimStatusSql(withheld)} AS status,
        coalesce(claim.assignee_id = ${actor}::uuid, false) AS is_assigned,
        ${mayJudge} AND NOT given.is_own AND (${withheld} OR given.verdicts = 1) AS is_second_read,
        given.is_own AND given.ratings > 1 AS is_dispute
      FROM claim
      JOIN article ON article.id = claim.article_id
      CROSS JOIN LATERAL (
        SELECT count(*) AS verdicts, count(DISTINCT rating) AS ratings,
          coalesce(bool_or(reviewer_id = ${actor}::uuid), false) AS is_own
        FROM verdict WHERE verdict.article_id = claim.article_id AND verdict.claim_id = claim.id
      ) AS given
      WHERE article.workspace_id = ${workspaceId}::uuid AND NOT claim.is_withdrawn AND claim.ruling_rating IS NULL
    ) AS waiting
    WHERE is_assigned OR is_second_read OR is_dispute
    ORDER BY updated_at DESC, article_id, highlighted_seq
    LIMIT ${MOST}`;
}

async function readMentions(access: WorkspaceAccess): Promise<Result<readonly ToldNotification[], Failure>> {
  const userId: ActorId = access.actor;
  const records = await listMentions(userId, access.workspaceId);
  return records.ok ? tellNotifications(userId, records.value) : records;
}
