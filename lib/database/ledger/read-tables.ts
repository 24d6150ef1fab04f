import { z } from "zod";
import {
  type Claim,
  type ClaimReturn,
  CONFIDENCES,
  type Comment,
  type Evidence,
  type ReviewState,
  type Ruling,
  STANCES,
  type Verdict,
} from "../../domain/claim";
import { type Edition, type EditionWithdrawal, unchosen } from "../../domain/edition";
import type { ArticleId } from "../../domain/ids";
import { reviewMode } from "../../domain/review-mode";
import { claimSchema, reviewSchema } from "../../ledger/review/review-schema";
import { branded } from "../branded";
import type { ClaimRow, CommentRow, EvidenceRow, Prisma, ReportRow, VerdictRow } from "../generated/client";
import { toLedgerEntry } from "./ledger-row";

const edition = reviewSchema.shape.editions.element.shape;
const claim = claimSchema.shape;

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
    mode: reviewMode({ ...article, mode: article.reviewMode === "independent" ? "independent" : "open" }),
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

function toClaim(stored: ClaimRow): Omit<Claim, "verdicts" | "evidence" | "comments"> {
  const row = branded.claim(stored);
  return {
    claimId: row.id,
    version: row.version,
    partVersions: claim.partVersions.parse(row.partVersions),
    anchor: claim.anchor.parse(row.anchor),
    placement: claim.placement.parse(row.placement),
    isWithdrawn: row.isWithdrawn,
    statement: row.statement,
    claimant: row.claimant,
    claimedOn: row.claimedOn,
    kind: claim.kind.parse(row.kind),
    assigneeId: row.assigneeId,
    highlightedSeq: row.highlightedSeq,
    highlightedBy: row.highlightedBy,
    highlightedAt: row.highlightedAt.toISOString(),
    retractedVersions: claim.retractedVersions.parse(row.retractedVersions),
    removedEvidenceIds: claim.removedEvidenceIds.parse(row.removedEvidenceIds),
    ruling: toRuling(row),
    returned: toReturn(row),
  };
}

function toRuling(row: ClaimRow): Ruling | null {
  const { rulingRating, rulingRationale, rulingBy, rulingAt } = branded.claim(row);
  if (rulingRating === null || rulingRationale === null || rulingBy === null || rulingAt === null)
    return null;
  return {
    rating: rulingRating,
    rationale: rulingRationale,
    by: rulingBy,
    at: rulingAt.toISOString(),
  };
}

function toReturn(row: ClaimRow): ClaimReturn | null {
  const { returnedReason, returnedBy, returnedAt } = branded.claim(row);
  if (returnedReason === null || returnedBy === null || returnedAt === null) return null;
  return { reason: returnedReason, by: returnedBy, at: returnedAt.toISOString() };
}

function toVerdict(stored: VerdictRow): Verdict {
  const row = branded.other(stored);
  return {
    reviewerId: row.reviewerId,
    rating: row.rating,
    rationale: row.rationale,
    confidence: z.enum(CONFIDENCES).nullable().parse(row.confidence),
    version: row.version,
    at: row.at.toISOString(),
  };
}

function toEvidence(stored: EvidenceRow): Evidence {
  const row = branded.evidence(stored);
  return {
    evidenceId: row.id,
    url: row.url,
    stance: z.enum(STANCES).parse(row.stance),
    title: row.title,
    publisher: row.publisher,
    author: row.author,
    publishedOn: row.publishedOn,
    excerpt: row.excerpt,
    note: row.note,
    addedBy: row.addedBy,
    at: row.at.toISOString(),
    version: row.version,
  };
}

function toComment(stored: CommentRow): Comment {
  const row = branded.comment(stored);
  return {
    commentId: row.id,
    claimId: row.claimId,
    replyTo: row.replyTo,
    by: row.by,
    at: row.at.toISOString(),
    body: row.body,
    editedAt: row.editedAt?.toISOString() ?? null,
    removedAt: row.removedAt?.toISOString() ?? null,
    resolved:
      row.resolvedBy === null || row.resolvedAt === null
        ? null
        : { by: row.resolvedBy, at: row.resolvedAt.toISOString() },
  };
}
