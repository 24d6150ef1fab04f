import type { Edition } from "../domain/edition";
import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import type { ArticleAccess } from "./access";
import { database } from "./client";
import { readWithdrawals, toEdition } from "./read-tables";
import { attempt, attemptRead } from "./unavailable";

/** A published page with the editions around it. Who may read it, the newest edition says (`readers`). */
export type PublicEdition = {
  readonly articleId: string;
  readonly edition: Edition;
  readonly html: string;
  /** The same report as JSON, as it was when it was published. */
  readonly json: string;
  /** All of the article's editions, the newest first. */
  readonly editions: readonly Edition[];
};

/** The article's editions, the newest first. */
export async function readEditions(access: ArticleAccess): Promise<Result<readonly Edition[], Failure>> {
  return attemptRead(() => editionsWhere({ articleId: access.articleId }));
}

/** One of the article's editions as it was published. Fails as `invalid` at `edition` when there is none of this number. */
export async function findEdition(
  { articleId }: ArticleAccess,
  number: number,
): Promise<Result<PublicEdition, Failure>> {
  return attempt(async () => {
    const editions = await editionsWhere({ articleId });
    const edition = editions.find((each) => each.number === number);
    if (edition !== undefined) return ok(await pageOf(edition, editions));
    const newest = editions[0]?.number;
    const what = newest === undefined ? "Nothing is published yet." : `Give an edition, 1 to ${newest}.`;
    return fail(invalid("edition", what));
  });
}

/** What stands under a public name: the newest edition, or the one with this number. */
export async function findPublished(slug: string, number?: number): Promise<Result<PublicEdition, Failure>> {
  return attempt(async () => {
    const editions = await editionsWhere({ slug });
    const edition = number === undefined ? editions[0] : editions.find((each) => each.number === number);
    return edition === undefined ? fail({ kind: "not-found" }) : ok(await pageOf(edition, editions));
  });
}

async function pageOf(edition: Edition, editions: readonly Edition[]): Promise<PublicEdition> {
  const page = await database().reportRow.findUniqueOrThrow({
    where: { id: edition.reportId },
    select: { articleId: true, html: true, json: true },
  });
  return { edition, ...page, editions };
}

async function editionsWhere(
  where: { readonly articleId: string } | { readonly slug: string },
): Promise<readonly Edition[]> {
  const orderBy = { number: "desc" } as const;
  const omit = { html: true, json: true } as const;
  const rows = await database().reportRow.findMany({ where, orderBy, omit });
  const withdrawals = await readWithdrawals(database(), [...new Set(rows.map(({ articleId }) => articleId))]);
  return rows.map((row) => toEdition(row, withdrawals));
}
