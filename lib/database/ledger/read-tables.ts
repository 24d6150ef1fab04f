import type { ReviewState } from "../../domain/claim";
import { type Edition, type EditionWithdrawal, unchosen } from "../../domain/edition";
import type { ArticleId } from "../../domain/ids";
import { reviewSchema } from "../../ledger/review/review-schema";
import { branded } from "../branded";
import type { Prisma, ReportRow } from "../generated/client";
import { toLedgerEntry } from "./ledger-row";
import { toClaim, toComment, toEvidence, toMode, toVerdict } from "./review-rows";

const edition = reviewSchema.shape.editions.element.shape;

/** The review as the tables have it, to be compared with what the ledger says. Throws a ZodError where they hold what no ledger writes. */
export async function readTables(
  transaction: Prisma.TransactionClient,
  articleId: ArticleId,
): Promise<ReviewState> {
  const where = { articleId };
  const orderBy = { place: "asc" } as const;
  const article = await transaction.article.findUniqueOrThrow({ where: { id: articleId } });
  const revision = await transaction.revision.findUniqueOrThrow({ where: { id: article.currentRevisionId } });
  const claims = await transaction.claimRow.findMany({ where, orderBy: { highlightedSeq: "asc" } });
  const verdicts = groupByClaim(await transaction.verdictRow.findMany({ where, orderBy }));
  const evidence = groupByClaim(await transaction.evidenceRow.findMany({ where, orderBy }));
  const comments = groupByClaim(await transaction.commentRow.findMany({ where, orderBy }));
  const editions = await transaction.reportRow.findMany({
    where,
    orderBy: { number: "asc" },
    omit: { html: true, json: true },
  });
  const withdrawals = await readWithdrawals(transaction, [articleId]);
  return {
    articleId,
    seq: article.headSeq,
    revisionId: branded.revision(revision).id,
    revisionNumber: revision.number,
    mode: toMode(article),
    claims: new Map(
      claims.map(branded.claim).map((row) => [
        row.id,
        {
          ...toClaim(row),
          verdicts: (verdicts.get(row.id) ?? []).map(toVerdict),
          evidence: (evidence.get(row.id) ?? []).map(toEvidence),
          comments: (comments.get(row.id) ?? []).map(toComment),
        },
      ]),
    ),
    comments: (comments.get(null) ?? []).map(toComment),
    editions: editions.map((row) =>
      toEdition(row, withdrawals.get(`${row.articleId} ${row.number}`) ?? null),
    ),
  };
}

/** What is said of withdrawn editions, by article and number. */
type Withdrawals = ReadonlyMap<string, EditionWithdrawal>;

/** Withdrawals stand in the ledger alone (its index ledger_entry_withdrawals finds them): a published row never changes. */
async function readWithdrawals(
  transaction: Prisma.TransactionClient,
  articleIds: readonly string[],
): Promise<Withdrawals> {
  const rows = await transaction.ledgerRow.findMany({
    where: { articleId: { in: [...articleIds] }, type: "edition-withdrawn" },
  });
  return new Map(
    rows.map(toLedgerEntry).flatMap((entry) => {
      if (entry.type !== "edition-withdrawn") return [];
      const { articleId, at, actor, data } = entry;
      return [[`${articleId} ${data.number}`, { at, by: actor, reason: data.reason }]];
    }),
  );
}

/** An edition as its row says, without its page. */
export function toEdition(
  stored: Omit<ReportRow, "html" | "json">,
  withdrawn: EditionWithdrawal | null,
): Edition {
  const row = branded.report(stored);
  const { number, slug, seq, hash, sha256, headline, summary, note } = row;
  const before = unchosen(number);
  return {
    reportId: row.id,
    ...{ number, slug, seq, hash, sha256, headline, summary, note },
    readers: edition.readers.parse(row.readers),
    kind: row.kind === null ? before.kind : edition.kind.parse(row.kind),
    openClaims: row.openClaims === null ? before.openClaims : edition.openClaims.parse(row.openClaims),
    articleShown:
      row.articleShown === null ? before.articleShown : edition.articleShown.parse(row.articleShown),
    by: row.publishedBy,
    at: row.publishedAt.toISOString(),
    withdrawn,
  };
}

function groupByClaim<Row extends { readonly claimId: string | null }>(
  rows: readonly Row[],
): ReadonlyMap<string | null, readonly Row[]> {
  const groups = new Map<string | null, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.claimId);
    if (group === undefined) groups.set(row.claimId, [row]);
    else group.push(row);
  }
  return groups;
}
