import { ARTICLE_DETAILS } from "../../domain/article-details";
import type { ArticleId } from "../../domain/ids";
import type { EntryOf, LedgerEntry } from "../../ledger/shapes/ledger-entry";
import { canonicalText } from "../../text/canonical-text";
import type { ProseMirrorJson } from "../../text/document-json";
import type { Article, Prisma } from "../generated/client";
import { hashDocument, hashText } from "./revision-row";

/** The first entry (0: none in particular) that does not hold, and why. */
export type BrokenLedger = {
  readonly ok: false;
  readonly articleId: ArticleId;
  readonly seq: number;
  readonly reason: string;
};

type KeptRevision = {
  readonly id: string;
  readonly number: number;
  readonly sha256: string;
  readonly text: string;
  readonly document: unknown;
};
type KeptPage = { readonly id: string; readonly html: string; readonly json: string };

/** What entries name by its hash or say in words and the tables keep beside them: the article, its texts, its pages. */
export type Kept = {
  readonly article: Article;
  readonly revisions: readonly KeptRevision[];
  /** SHA-256 of each edition's page and of its JSON. */
  readonly pages: readonly KeptPage[];
};

export async function readKept(transaction: Prisma.TransactionClient, article: Article): Promise<Kept> {
  const revisions = await transaction.revision.findMany({
    where: { articleId: article.id },
    select: { id: true, number: true, sha256: true, text: true, document: true },
  });
  const pages = await transaction.$queryRaw<KeptPage[]>`
    SELECT id, encode(sha256(convert_to(html, 'UTF8')), 'hex') AS html,
      encode(sha256(convert_to(json, 'UTF8')), 'hex') AS json
    FROM report WHERE article_id = ${article.id}::uuid`;
  return { article, revisions, pages };
}

/** Whether what is kept is what the entries say, entry by entry. */
export function checkKept(
  articleId: ArticleId,
  entries: readonly LedgerEntry[],
  kept: Kept,
): BrokenLedger | null {
  for (const entry of entries) {
    const reason = complaint(entry, kept) ?? articleComplaint(entry, entries, kept.article);
    if (reason !== null) return { ok: false, articleId, seq: entry.seq, reason };
  }
  return null;
}

function complaint(entry: LedgerEntry, { revisions, pages }: Kept): string | null {
  switch (entry.type) {
    case "article-added":
    case "article-revised":
      return textComplaint(entry, revisions);
    case "report-published":
      return pageComplaint(entry, pages);
    default:
      return null;
  }
}

/** Of each detail the last entry that says it is what the article's row has. */
function articleComplaint(
  entry: LedgerEntry,
  entries: readonly LedgerEntry[],
  article: Article,
): string | null {
  if (entry.type === "article-archived" || entry.type === "article-restored") {
    const last = entries.findLast(({ type }) => type === "article-archived" || type === "article-restored");
    const archivedAt = entry.type === "article-archived" ? entry.at : null;
    const isSame = last !== entry || (article.archivedAt?.toISOString() ?? null) === archivedAt;
    return isSame ? null : "Whether the article is archived is not what this entry says.";
  }
  if (entry.type !== "article-added" && entry.type !== "article-described") return null;
  const later = entries.slice(entry.seq).filter(({ type }) => type === "article-described");
  const changed = ARTICLE_DETAILS.find((detail) => {
    const said = entry.data[detail];
    const isLast = !later.some(
      ({ type, data }) => type === "article-described" && data[detail] !== undefined,
    );
    return said !== undefined && isLast && article[detail] !== said;
  });
  return changed === undefined ? null : `The article's ${changed} is not the one that this entry says.`;
}

function textComplaint(
  { data }: EntryOf<"article-added" | "article-revised">,
  revisions: readonly KeptRevision[],
): string | null {
  const { id, number, sha256, documentSha256 } = data.revision;
  const stored = revisions.find((revision) => revision.id === id);
  const isSame = stored?.number === number && hashText(stored.text) === sha256 && stored.sha256 === sha256;
  if (!isSame) return `The text of revision ${number} is not the one that this entry names.`;
  const document = stored.document as ProseMirrorJson;
  const isSameDocument =
    documentSha256 === undefined
      ? canonicalText(document) === stored.text
      : hashDocument(document) === documentSha256;
  return isSameDocument ? null : `The document of revision ${number} is not the one that this entry names.`;
}

function pageComplaint(
  { data: { reportId, number, sha256, jsonSha256 } }: EntryOf<"report-published">,
  pages: readonly KeptPage[],
): string | null {
  const page = pages.find((each) => each.id === reportId);
  if (page?.html !== sha256) return `The page of edition ${number} is not the one that this entry names.`;
  const isSame = jsonSha256 === undefined || page.json === jsonSha256;
  return isSame ? null : `The JSON of edition ${number} is not the one that this entry names.`;
}
