import { ARTICLE_DETAILS, type ArticleDetail } from "../../domain/article-details";
import type { EntryOf, LedgerEntry } from "../../ledger/shapes/ledger-entry";
import { canonicalText } from "../../text/canonical-text";
import type { ProseMirrorJson } from "../../text/document-json";
import type { Article, Prisma } from "../generated/client";
import { hashDocument, hashText } from "./revision-row";

/** The first entry (0: none in particular) that does not hold, and why. */
export type Finding = { readonly seq: number; readonly reason: string };

/** What entries said so far of what the tables keep beside them: the article, its texts, its pages. */
export type KeptReading = {
  readonly article: Article;
  /** The first text or page that is not what its entry names. */
  first: Finding | null;
  /** Of each detail of the article, the last entry that says it. */
  readonly details: Map<ArticleDetail, { readonly seq: number; readonly said: unknown }>;
  /** The last entry that archives the article or brings it back, and since when it is away. */
  archived: { readonly seq: number; readonly since: string | null } | null;
};

export const readingOf = (article: Article): KeptReading => ({
  article,
  first: null,
  details: new Map(),
  archived: null,
});

/** Takes the next entry, and compares a text or page that it names, which is read for it alone. */
export async function checkEntryKept(
  transaction: Prisma.TransactionClient,
  reading: KeptReading,
  entry: LedgerEntry,
): Promise<void> {
  const { seq } = entry;
  const complain = (reason: string | null): void => {
    if (reason !== null) reading.first ??= { seq, reason };
  };
  if (entry.type === "article-added" || entry.type === "article-revised")
    complain(await textComplaint(transaction, entry));
  if (entry.type === "report-published") complain(await pageComplaint(transaction, entry));
  if (entry.type === "article-archived") reading.archived = { seq, since: entry.at };
  if (entry.type === "article-restored") reading.archived = { seq, since: null };
  if (entry.type === "article-added" || entry.type === "article-described")
    for (const detail of ARTICLE_DETAILS) {
      const said = entry.data[detail];
      if (said !== undefined) reading.details.set(detail, { seq, said });
    }
}

/** The first entry that says otherwise than what is kept, once all were taken. */
export function keptFinding({ article, first, details, archived }: KeptReading): Finding | null {
  const changed = ARTICLE_DETAILS.flatMap((detail) => {
    const { seq, said } = details.get(detail) ?? { seq: 0, said: article[detail] };
    const reason = `The article's ${detail} is not the one that this entry says.`;
    return said === article[detail] ? [] : [{ seq, reason }];
  });
  const since = article.archivedAt?.toISOString() ?? null;
  const away =
    archived === null || archived.since === since
      ? []
      : [{ seq: archived.seq, reason: "Whether the article is archived is not what this entry says." }];
  const found = [...(first === null ? [] : [first]), ...changed, ...away];
  return found.toSorted((one, other) => one.seq - other.seq)[0] ?? null;
}

async function textComplaint(
  transaction: Prisma.TransactionClient,
  { articleId, data }: EntryOf<"article-added" | "article-revised">,
): Promise<string | null> {
  const { id, number, sha256, documentSha256 } = data.revision;
  const stored = await transaction.revision.findFirst({
    where: { id, articleId },
    select: { number: true, sha256: true, text: true, document: true },
  });
  const isSame = stored?.number === number && hashText(stored.text) === sha256 && stored.sha256 === sha256;
  if (!isSame) return `The text of revision ${number} is not the one that this entry names.`;
  const document = stored.document as ProseMirrorJson;
  const isSameDocument =
    documentSha256 === undefined
      ? canonicalText(document) === stored.text
      : hashDocument(document) === documentSha256;
  return isSameDocument ? null : `The document of revision ${number} is not the one that this entry names.`;
}

async function pageComplaint(
  transaction: Prisma.TransactionClient,
  { articleId, data: { reportId, number, sha256, jsonSha256 } }: EntryOf<"report-published">,
): Promise<string | null> {
  const [page] = await transaction.$queryRaw<readonly { readonly html: string; readonly json: string }[]>`
    SELECT encode(sha256(convert_to(html, 'UTF8')), 'hex') AS html,
      encode(sha256(convert_to(json, 'UTF8')), 'hex') AS json
    FROM report WHERE id = ${reportId}::uuid AND article_id = ${articleId}::uuid`;
  if (page?.html !== sha256) return `The page of edition ${number} is not the one that this entry names.`;
  const isSame = jsonSha256 === undefined || page.json === jsonSha256;
  return isSame ? null : `The JSON of edition ${number} is not the one that this entry names.`;
}
