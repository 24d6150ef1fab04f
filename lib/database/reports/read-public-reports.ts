import type { Failure } from "../../domain/failure";
import type { ReportId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { checkStorable } from "../../text/storable";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { attempt } from "../unavailable";

/** A report that anyone may find: its newest edition is public and stands. */
export type ListedReport = {
  readonly id: ReportId;
  readonly deskSlug: string;
  /** As its readers know it. */
  readonly deskName: string;
  /** Whether it says of itself how it checks. */
  readonly hasImprint: boolean;
  readonly slug: string;
  readonly number: number;
  /** The desk's own headline, else the article's title. */
  readonly title: string;
  /** Markdown. */
  readonly summary: string | null;
  /** Of the first edition, and of the newest; RFC 3339 in UTC. */
  readonly publishedAt: string;
  readonly updatedAt: string;
};

/**
 * A desk's public reports, the one that changed last first. Fails as `not-found` where there are none: that a desk is
 * there is nobody's business before it publishes.
 */
export async function readDeskReports(
  slug: string,
  limit: number,
  offset = 0,
): Promise<Result<readonly ListedReport[], Failure>> {
  return attempt(async () => {
    // Postgres has no such text.
    if (!checkStorable(slug, "slug").ok) return fail({ kind: "not-found" });
    const reports = await listed(Prisma.sql`workspace.slug = ${slug}`, limit, offset);
    return reports.length === 0 ? fail({ kind: "not-found" }) : ok(reports);
  });
}

/** Those of every desk. Where there is none there is nothing: a sitemap without an address is no sitemap. */
export async function readAllReports(limit: number): Promise<Result<readonly ListedReport[], Failure>> {
  return attempt(async () => {
    const reports = await listed(Prisma.sql`TRUE`, limit);
    return reports.length === 0 ? fail({ kind: "not-found" }) : ok(reports);
  });
}

/** Tables to read from: a workspace's articles, each with its newest edition where that is public and stands. */
export const LISTED = Prisma.sql`
  workspace
  JOIN article ON article.workspace_id = workspace.id
  JOIN LATERAL (
    SELECT id, slug, number, headline, summary, readers, published_at FROM report
    WHERE report.article_id = article.id ORDER BY number DESC LIMIT 1
  ) AS newest ON newest.readers = 'public' AND NOT EXISTS (
    SELECT 1 FROM ledger_entry
    WHERE ledger_entry.article_id = article.id AND type = 'edition-withdrawn'
      AND (data->>'number')::int = newest.number
  )`;

type Row = Omit<ListedReport, "publishedAt" | "updatedAt"> & {
  readonly publishedAt: Date;
  readonly updatedAt: Date;
};

async function listed(where: Prisma.Sql, limit: number, offset = 0): Promise<readonly ListedReport[]> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT newest.id, workspace.slug AS "deskSlug", COALESCE(imprint.said->>'name', workspace.name) AS "deskName",
      imprint.said IS NOT NULL AS "hasImprint", newest.slug, newest.number, newest.summary,
      COALESCE(newest.headline, article.title) AS title, newest.published_at AS "updatedAt",
      (SELECT min(published_at) FROM report WHERE report.article_id = article.id) AS "publishedAt"
    FROM ${LISTED}
    LEFT JOIN LATERAL (
      SELECT said FROM imprint WHERE imprint.workspace_id = workspace.id ORDER BY version DESC LIMIT 1
    ) AS imprint ON TRUE
    WHERE ${where}
    ORDER BY newest.published_at DESC, newest.slug
    LIMIT ${limit} OFFSET ${offset}`;
  return rows.map(({ publishedAt, updatedAt, ...row }) => ({
    ...row,
    publishedAt: publishedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }));
}
