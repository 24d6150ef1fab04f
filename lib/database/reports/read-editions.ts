import type { Edition, EditionWithdrawal } from "../../domain/edition";
import { type Failure, invalid } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { ArticleAccess } from "../access";
import { database } from "../client";
import { Prisma, type ReportRow } from "../generated/client";
import { toEdition } from "../ledger/read-tables";
import { attempt, attemptRead } from "../unavailable";

/** A published edition with those around it. Who may read it, the newest edition says (`readers`). */
export type PublicEdition = {
  readonly articleId: string;
  readonly edition: Edition;
  /** Reads what was published: the page's bytes, and the same report as JSON. They never change. */
  readonly page: () => Promise<{ readonly html: string; readonly json: string }>;
  /** All of the article's editions, the newest first. */
  readonly editions: readonly Edition[];
};

/** The article's editions, the newest first. */
export async function readEditions(access: ArticleAccess): Promise<Result<readonly Edition[], Failure>> {
  return attemptRead(() => editionsWhere(Prisma.sql`report.article_id = ${access.articleId}::uuid`));
}

/** One of the article's editions as it was published. Fails as `invalid` at `edition` when there is none of this number. */
export async function findEdition(
  { articleId }: ArticleAccess,
  number: number,
): Promise<Result<PublicEdition, Failure>> {
  return attempt(async () => {
    const editions = await editionsWhere(Prisma.sql`report.article_id = ${articleId}::uuid`);
    const edition = editions.find((each) => each.number === number);
    if (edition !== undefined) return ok(publicEdition(edition, editions));
    const newest = editions[0]?.number;
    const what = newest === undefined ? "Nothing is published yet." : `Give an edition, 1 to ${newest}.`;
    return fail(invalid("edition", what));
  });
}

/** What stands under a public name: the newest edition, or the one with this number. */
export async function findPublished(slug: string, number?: number): Promise<Result<PublicEdition, Failure>> {
  return attempt(async () => {
    const editions = await editionsWhere(Prisma.sql`report.slug = ${slug}`);
    const edition = number === undefined ? editions[0] : editions.find((each) => each.number === number);
    return edition === undefined ? fail({ kind: "not-found" }) : ok(publicEdition(edition, editions));
  });
}

type Found = Edition & { readonly articleId: string };

function publicEdition({ articleId, ...edition }: Found, editions: readonly Found[]): PublicEdition {
  const page = () =>
    database().reportRow.findUniqueOrThrow({
      where: { id: edition.reportId },
      select: { html: true, json: true },
    });
  return { articleId, edition, page, editions };
}

type Row = Omit<ReportRow, "html" | "json"> & {
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: ActorId | null;
  readonly withdrawnReason: string | null;
};

/** In one question, since every look at a published page asks it. */
async function editionsWhere(where: Prisma.Sql): Promise<readonly Found[]> {
  const rows = await database().$queryRaw<readonly Row[]>`
    SELECT report.id, report.article_id AS "articleId", report.number, report.slug, report.seq, report.hash,
      report.sha256, report.headline, report.summary, report.note, report.readers, report.kind,
      report.open_claims AS "openClaims", report.article_shown AS "articleShown",
      report.published_by AS "publishedBy", report.published_at AS "publishedAt",
      withdrawal.at AS "withdrawnAt", withdrawal.actor_id AS "withdrawnBy",
      withdrawal.data->>'reason' AS "withdrawnReason"
    FROM report
    LEFT JOIN ledger_entry AS withdrawal ON withdrawal.type = 'edition-withdrawn'
      AND withdrawal.article_id = report.article_id AND (withdrawal.data->>'number')::int = report.number
    WHERE ${where}
    ORDER BY report.number DESC`;
  return rows.map((row) => ({ articleId: row.articleId, ...toEdition(row, withdrawalOf(row)) }));
}

function withdrawalOf({ withdrawnAt, withdrawnBy, withdrawnReason }: Row): EditionWithdrawal | null {
  if (withdrawnAt === null || withdrawnBy === null || withdrawnReason === null) return null;
  return { at: withdrawnAt.toISOString(), by: withdrawnBy, reason: withdrawnReason };
}
