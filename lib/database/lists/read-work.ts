import { type Failure, invalid } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { isAllowed } from "../../domain/permission";
import { fail, ok, type Result } from "../../domain/result";
import type { WorkKind } from "../../domain/work-kind";
import type { WorkspaceAccess } from "../access";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { listMentions } from "../notices/notifications";
import { type ToldNotification, tellNotifications } from "../notices/tell-notifications";
import { attemptRead } from "../unavailable";
import { parseUuid } from "../uuid";
import { type ClaimLine, type ClaimLineRow, claimStatusSql, toClaimLine, withheldSql } from "./claim-sql";

/** A claim that waits for somebody, with what puts it in order among the others. */
export type WaitingClaim = ClaimLine & {
  /** When something was last done on the article: RFC 3339, UTC. */
  readonly articleActiveAt: string;
  /** How many of the article's claims wait for the same person, for the reasons asked for. */
  readonly articleWaiting: number;
  /** The ledger entry that marked it. */
  readonly seq: number;
};

/** How many claims wait for somebody, in all and for each reason, and in how many articles. */
export type WorkCounts = Readonly<Record<WorkKind | "claims" | "articles", number>>;

/** What waits for a person in a workspace. A claim may stand in several lists; settled and withdrawn ones in none. */
export type Work = {
  readonly assigned: readonly WaitingClaim[];
  /** Judged by one other; in an independent review, every claim that the person has not judged. */
  readonly secondReads: readonly WaitingClaim[];
  /** Judged by the person and by others, differently. */
  readonly disputes: readonly WaitingClaim[];
  /** Newest first; on the first page alone. */
  readonly mentions: readonly ToldNotification[];
  readonly counts: WorkCounts;
  readonly nextCursor: string | null;
};

/** Which of it: for one reason alone, and which page of how many different claims. */
export type WorkQuery = {
  readonly of?: WorkKind | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
};

/** What waits for the caller, by article, the most lately active first, in the order in which its claims were marked. */
export async function readWork(
  access: WorkspaceAccess,
  { of, cursor, limit = MOST }: WorkQuery = {},
): Promise<Result<Work, Failure>> {
  const after = cursor === undefined ? null : parseCursor(cursor);
  if (cursor !== undefined && after === null)
    return fail(invalid("cursor", "Give the nextCursor of the page before."));
  const most = Math.min(Math.max(1, limit), MOST);
  const [rows, counts, mentions] = await Promise.all([
    attemptRead(() => waitingClaims(access, of ?? null, after, most + 1)),
    attemptRead(() => countWaiting(access)),
    after === null ? readMentions(access) : ok([]),
  ]);
  if (!rows.ok) return rows;
  if (!counts.ok) return counts;
  if (!mentions.ok) return mentions;
  const page = rows.value.slice(0, most);
  const last = page.at(-1);
  const those = (kind: WorkKind) => page.filter((row) => row[kind]).map(toWaitingClaim);
  return ok({
    assigned: those("assigned"),
    secondReads: those("secondReads"),
    disputes: those("disputes"),
    mentions: mentions.value,
    counts: counts.value,
    nextCursor: rows.value.length > most && last !== undefined ? cursorAfter(last) : null,
  });
}

/** How many different claims wait for the caller. */
export async function countWork(access: WorkspaceAccess): Promise<Result<number, Failure>> {
  return attemptRead(async () => (await countWaiting(access)).claims);
}

const MOST = 500;

type Row = ClaimLineRow &
  Readonly<Record<WorkKind, boolean>> & {
    readonly updated_at: Date;
    readonly highlighted_seq: number;
    readonly article_waiting: number;
  };

function toWaitingClaim(row: Row): WaitingClaim {
  return {
    ...toClaimLine(row),
    articleActiveAt: row.updated_at.toISOString(),
    articleWaiting: row.article_waiting,
    seq: row.highlighted_seq,
  };
}

type Cursor = { readonly at: Date; readonly articleId: string; readonly seq: number };

const cursorAfter = (row: Row): string =>
  `${row.updated_at.toISOString()}_${row.article_id}_${row.highlighted_seq}`;

function parseCursor(cursor: string): Cursor | null {
  const [at = "", id = "", seq = ""] = cursor.split("_");
  const time = new Date(at);
  const articleId = parseUuid(id);
  const isWhole = articleId !== null && !Number.isNaN(time.getTime()) && /^\d{1,9}$/.test(seq);
  return isWhole ? { at: time, articleId, seq: Number(seq) } : null;
}

async function waitingClaims(
  access: WorkspaceAccess,
  of: WorkKind | null,
  after: Cursor | null,
  limit: number,
): Promise<readonly Row[]> {
  const kind = of === null ? Prisma.sql`true` : Prisma.raw(`"${of}"`);
  const later =
    after === null
      ? Prisma.sql`true`
      : Prisma.sql`(updated_at < ${after.at} OR (updated_at = ${after.at}
          AND (article_id, highlighted_seq) > (${after.articleId}::uuid, ${after.seq})))`;
  return database().$queryRaw<Row[]>`
    SELECT * FROM (
      SELECT waiting.*, (count(*) OVER (PARTITION BY article_id))::int AS article_waiting
      FROM (${waitingSql(access)}) AS waiting WHERE ${kind}
    ) AS counted
    WHERE ${later}
    ORDER BY updated_at DESC, article_id, highlighted_seq
    LIMIT ${limit}`;
}

async function countWaiting(access: WorkspaceAccess): Promise<WorkCounts> {
  const [counts] = await database().$queryRaw<WorkCounts[]>`
    SELECT count(*)::int AS claims, count(DISTINCT article_id)::int AS articles,
      (count(*) FILTER (WHERE assigned))::int AS assigned,
      (count(*) FILTER (WHERE "secondReads"))::int AS "secondReads",
      (count(*) FILTER (WHERE disputes))::int AS disputes
    FROM (${waitingSql(access)}) AS waiting`;
  if (counts === undefined) throw new Error("A count gave no row.");
  return counts;
}

/** What is withheld from the caller decides nothing here: such a claim waits whether or not others judged it. */
function waitingSql(access: WorkspaceAccess): Prisma.Sql {
  const { actor, workspaceId, role } = access;
  const withheld = withheldSql(access);
  const mayJudge = isAllowed(role, "give-verdict") ? Prisma.sql`true` : Prisma.sql`false`;
  return Prisma.sql`
    SELECT * FROM (
      SELECT claim.article_id, article.title, claim.id, claim.statement, claim.quote, article.updated_at,
        claim.highlighted_seq, ${claimStatusSql(withheld)} AS status,
        coalesce(claim.assignee_id = ${actor}::uuid, false) AS assigned,
        ${mayJudge} AND NOT given.is_own AND (${withheld} OR given.verdicts = 1) AS "secondReads",
        given.is_own AND given.ratings > 1 AS disputes
      FROM claim
      JOIN article ON article.id = claim.article_id
      CROSS JOIN LATERAL (
        SELECT count(*) AS verdicts, count(DISTINCT rating) AS ratings,
          coalesce(bool_or(reviewer_id = ${actor}::uuid), false) AS is_own
        FROM verdict WHERE verdict.article_id = claim.article_id AND verdict.claim_id = claim.id
      ) AS given
      WHERE article.workspace_id = ${workspaceId}::uuid AND article.archived_at IS NULL
        AND NOT claim.is_withdrawn AND claim.ruling_rating IS NULL
    ) AS standing
    WHERE assigned OR "secondReads" OR disputes`;
}

async function readMentions(access: WorkspaceAccess): Promise<Result<readonly ToldNotification[], Failure>> {
  const userId: ActorId = access.actor;
  const records = await listMentions(userId, access.workspaceId);
  return records.ok ? tellNotifications(userId, records.value) : records;
}
