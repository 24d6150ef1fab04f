import { CLAIM_STATUSES, type ClaimStatus } from "../../domain/claim";
import type { Edition } from "../../domain/edition";
import { type Failure, invalid } from "../../domain/failure";
import type { ActorId, ArticleId, RatingId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { NAMELESS_TYPES } from "../../ledger/readers/hide-names";
import { NAMELESS, pseudonymAt } from "../../ledger/readers/pseudonym";
import type { WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { attempt } from "../unavailable";
import { parseUuid } from "../uuid";
import { claimStatusSql, escapeLike, namelessSql, withheldSql } from "./claim-sql";

/**
 * `unclaimed`: no claims. `settled`: every claim is. `checking`: some are not. Withdrawn claims do not count. `archived`: out
 * of the list; those are in none of the others.
 */
export const ARTICLE_PROGRESS = ["unclaimed", "checking", "settled", "archived"] as const;
export type ArticleProgress = (typeof ARTICLE_PROGRESS)[number];

/** One line of the desk. `total` leaves withdrawn claims out. */
export type ArticleSummary = {
  readonly id: ArticleId;
  readonly title: string;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly publishedAt: string | null;
  readonly language: string | null;
  readonly direction: "ltr" | "rtl";
  readonly words: number;
  readonly claims: {
    readonly total: number;
    readonly settled: number;
    readonly byStatus: Readonly<Record<ClaimStatus, number>>;
  };
  /** Rulings of settled claims and verdicts of the others, counted by rating: those that the caller may see. */
  readonly ratings: Readonly<Record<RatingId, number>>;
  readonly createdAt: string;
  readonly lastActivityAt: string;
  /** A pseudonym where the last thing done is one of which names are hidden from the caller. */
  readonly lastActor: { readonly id: ActorId; readonly name: string };
  /** The newest published edition. */
  readonly edition: Pick<Edition, "number" | "slug" | "at"> | null;
};

export type ArticlePage = {
  readonly articles: readonly ArticleSummary[];
  readonly nextCursor: string | null;
};

/** A page of the workspace's articles, the most lately active first. `search` looks in title, byline and publisher. */
export async function listArticles(
  access: WorkspaceAccess,
  query: {
    readonly search?: string | undefined;
    readonly status?: ArticleProgress | undefined;
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  } = {},
): Promise<Result<ArticlePage, Failure>> {
  const limit = Math.min(Math.max(1, query.limit ?? 20), 100);
  const after = query.cursor === undefined ? null : parseCursor(query.cursor);
  if (query.cursor !== undefined && after === null) {
    return fail(invalid("cursor", "Give the nextCursor of the page before."));
  }
  return attempt(async () => {
    const rows = await database().$queryRaw<Row[]>(
      pageSql(access, query.search ?? "", query.status ?? null, after, limit + 1),
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return ok({
      articles: page.map(toSummary),
      nextCursor:
        rows.length > limit && last !== undefined ? `${last.updated_at.toISOString()}_${last.id}` : null,
    });
  });
}

type Cursor = { readonly at: Date; readonly id: string };

type Row = {
  readonly id: string;
  readonly title: string;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly published_at: string | null;
  readonly language: string | null;
  readonly direction: string;
  readonly words: number;
  readonly statuses: Readonly<Partial<Record<ClaimStatus, number>>> | null;
  readonly ratings: Readonly<Record<RatingId, number>> | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly is_nameless: boolean;
  readonly edition: Pick<Edition, "number" | "slug" | "at"> | null;
};

function pageSql(
  access: WorkspaceAccess,
  search: string,
  status: ArticleProgress | null,
  after: Cursor | null,
  limit: number,
): Prisma.Sql {
  const withheld = withheldSql(access);
  const pattern = `%${escapeLike(search.trim())}%`;
  return Prisma.sql`
    SELECT article.id, title, byline, publisher, published_at, language, direction, words, statuses, ratings,
      article.created_at, updated_at, head.actor_id, actor.name AS actor_name, ${headNamelessSql(access)} AS is_nameless, published.edition
    FROM article
    JOIN revision ON revision.id = article.current_revision_id
    JOIN ledger_entry AS head ON head.article_id = article.id AND head.seq = article.head_seq
    JOIN actor ON actor.id = head.actor_id
    CROSS JOIN LATERAL (
      SELECT jsonb_object_agg(status, count) AS statuses FROM (
        SELECT ${claimStatusSql(withheld)} AS status, count(*) FROM claim WHERE claim.article_id = article.id GROUP BY 1
      ) AS counted
    ) AS progress
    CROSS JOIN LATERAL (
      SELECT jsonb_object_agg(rating, count) AS ratings FROM (
        SELECT rating, count(*) FROM (
          SELECT ruling_rating AS rating FROM claim
            WHERE claim.article_id = article.id AND ruling_rating IS NOT NULL AND NOT is_withdrawn
          UNION ALL
          SELECT verdict.rating FROM verdict
            JOIN claim ON claim.article_id = verdict.article_id AND claim.id = verdict.claim_id
            WHERE verdict.article_id = article.id AND ruling_rating IS NULL AND NOT is_withdrawn
              AND NOT ${withheld}
        ) AS given GROUP BY rating
      ) AS counted
    ) AS judged
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('number', number, 'slug', slug,
        'at', to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS edition
      FROM report WHERE report.article_id = article.id ORDER BY number DESC LIMIT 1
    ) AS published ON true
    WHERE article.workspace_id = ${access.workspaceId}::uuid
      AND (title ILIKE ${pattern} OR byline ILIKE ${pattern} OR publisher ILIKE ${pattern})
      AND (archived_at IS NOT NULL) = ${status === "archived"} AND ${progressSql(status)}
      AND ${after === null ? Prisma.sql`true` : Prisma.sql`(updated_at, article.id) < (${after.at}, ${after.id}::uuid)`}
    ORDER BY updated_at DESC, article.id DESC
    LIMIT ${limit}`;
}

function progressSql(status: ArticleProgress | null): Prisma.Sql {
  if (status === null || status === "archived") return Prisma.sql`true`;
  const standing = Prisma.sql`SELECT FROM claim WHERE claim.article_id = article.id AND NOT is_withdrawn`;
  if (status === "unclaimed") return Prisma.sql`NOT EXISTS (${standing})`;
  const unsettled = Prisma.sql`EXISTS (${standing} AND ruling_rating IS NULL)`;
  if (status === "checking") return unsettled;
  return Prisma.sql`EXISTS (${standing}) AND NOT ${unsettled}`;
}

/** Whether the name is hidden of who did the last thing, by the entry `head`. */
function headNamelessSql(access: WorkspaceAccess): Prisma.Sql {
  return Prisma.sql`(head.actor_id <> ${access.actor}::uuid AND head.type = ANY(${[...NAMELESS_TYPES]}) AND EXISTS (
    SELECT FROM claim WHERE claim.article_id = article.id AND claim.id::text = head.data->>'claimId'
      AND ${namelessSql(access)}))`;
}

function toSummary(stored: Row): ArticleSummary {
  const row = branded.article(stored);
  const count = (status: ClaimStatus) => row.statuses?.[status] ?? 0;
  const byStatus = Object.fromEntries(CLAIM_STATUSES.map((status) => [status, count(status)]));
  return {
    id: row.id,
    title: row.title,
    byline: row.byline,
    publisher: row.publisher,
    publishedAt: row.published_at,
    language: row.language,
    direction: row.direction === "rtl" ? "rtl" : "ltr",
    words: row.words,
    claims: {
      total: CLAIM_STATUSES.filter((status) => status !== "withdrawn").reduce(
        (sum, each) => sum + count(each),
        0,
      ),
      settled: count("settled"),
      byStatus: byStatus as Record<ClaimStatus, number>,
    },
    ratings: row.ratings ?? {},
    createdAt: row.created_at.toISOString(),
    lastActivityAt: row.updated_at.toISOString(),
    lastActor: row.is_nameless
      ? { id: pseudonymAt(row.id, 0), name: NAMELESS }
      : { id: row.actor_id, name: row.actor_name },
    edition: row.edition,
  };
}

function parseCursor(cursor: string): Cursor | null {
  const [at = "", id = ""] = cursor.split("_");
  const time = new Date(at);
  const uuid = parseUuid(id);
  return uuid === null || Number.isNaN(time.getTime()) ? null : { at: time, id: uuid };
}
