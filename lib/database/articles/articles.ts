import { randomBytes, randomUUID } from "node:crypto";
import type { Failure } from "../../domain/failure";
import type { ArticleId, RevisionId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { ReviewModeSettings } from "../../domain/review-mode";
import { GENESIS_HASH, sealEntry } from "../../ledger/chain/hash-chain";
import type { LedgerEntry, LedgerHead, UnsealedEntry } from "../../ledger/shapes/ledger-entry";
import type { ProseMirrorJson } from "../../text/document-json";
import { type ArticleAccess, permit, type WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import type { Article, Prisma, Revision } from "../generated/client";
import { hashDocument, hashText, type RevisionRecord, toRevisionRecord } from "../ledger/revision-row";
import { attempt } from "../unavailable";
import { type Arrived, columnsOf } from "./arrivals";
import { factsOf } from "./originals";

/** What an article is called and where it comes from. Null or absent: not said. */
export type ArticleDetails = {
  readonly title: string;
  readonly byline?: string | null;
  readonly publisher?: string | null;
  readonly sourceUrl?: string | null;
  readonly publishedAt?: string | null;
  readonly language?: string | null;
  readonly direction: "ltr" | "rtl";
};

/** A document with its canonical text and word count, as lib/intake reads one. */
export type NewText = {
  readonly document: ProseMirrorJson;
  readonly text: string;
  readonly words: number;
};

export type NewArticle = ArticleDetails &
  NewText & {
    /** What it is to be known by; absent: an id of its own is made. */
    readonly id?: ArticleId;
    /** The file or the page that it was read from, to be kept with it. */
    readonly original?: (Arrived & { readonly arrivedAt?: string }) | undefined;
    /** How it is reviewed from its beginning; absent: openly. */
    readonly review?: ReviewModeSettings;
  };

/** An article with its current text, in the wire's shape. */
export type ArticleRecord = Required<ArticleDetails> & {
  readonly id: ArticleId;
  readonly revision: RevisionRecord;
  readonly head: LedgerHead;
  /** When it was put out of the desk's list; null while it is in it. */
  readonly archivedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
};

/**
 * Adds an article with its first revision; its ledger begins with `article-added`, and where a review mode was asked
 * for, says that before anybody can see the article.
 */
export async function addArticle(
  access: WorkspaceAccess,
  article: NewArticle,
  clock: Clock = wallClock,
): Promise<Result<ArticleRecord, Failure>> {
  const permitted = permit(access, "import-article");
  if (!permitted.ok) return permitted;
  const at = clock();
  const { id } = branded.article({ id: article.id ?? randomUUID() });
  const revision: RevisionRecord = {
    ...branded.revision({ id: randomUUID() }),
    number: 1,
    sha256: hashText(article.text),
    ...textOf(article),
  };
  const details = detailsOf(article);
  const entries = firstEntries(access, { ...article, id }, details, revision, at);
  const { seq, hash } = entries.at(-1) ?? entries[0];
  const head = { seq, hash };
  return attempt(async () => {
    await database().$transaction([
      database().article.create({
        data: {
          id,
          workspaceId: access.workspaceId,
          ...details,
          ...(article.review === undefined || article.review.mode === "open"
            ? {}
            : modeColumns(article.review)),
          currentRevisionId: revision.id,
          headSeq: head.seq,
          headHash: head.hash,
          createdAt: at,
          updatedAt: at,
        },
      }),
      database().revision.create({
        data: {
          ...revision,
          document: revision.document as Prisma.InputJsonValue,
          articleId: id,
          createdAt: at,
        },
      }),
      ...keptOriginal(article, revision, at, id),
      database().ledgerRow.createMany({
        data: entries.map(({ actor, data, redactedBy: _, ...entry }) => ({
          ...entry,
          ...{ at, actorId: actor, data: data as Prisma.InputJsonObject },
        })),
      }),
    ]);
    const [createdAt, updatedAt] = [at.toISOString(), at.toISOString()];
    return ok({ id, ...details, revision, head, archivedAt: null, createdAt, updatedAt });
  });
}

/** The article with its current revision and ledger head, all of one moment. */
export async function readArticle(access: ArticleAccess): Promise<Result<ArticleRecord, Failure>> {
  return attempt(async () => {
    const article = await database().article.findFirst({
      where: { id: access.articleId, workspaceId: access.workspaceId },
    });
    if (article === null) return fail({ kind: "not-found" });
    const revision = await database().revision.findUniqueOrThrow({
      where: { id: article.currentRevisionId },
    });
    return ok(toArticleRecord(article, revision));
  });
}

/** One of the article's revisions: the text that an earlier review stands on. */
export async function readRevision(
  access: ArticleAccess,
  id: RevisionId,
): Promise<Result<RevisionRecord, Failure>> {
  return attempt(async () => {
    const row = await database().revision.findFirst({ where: { id, articleId: access.articleId } });
    return row === null ? fail({ kind: "not-found" }) : ok(toRevisionRecord(row));
  });
}

function toArticleRecord(article: Article, revision: Revision): ArticleRecord {
  return {
    id: branded.article(article).id,
    title: article.title,
    byline: article.byline,
    publisher: article.publisher,
    sourceUrl: article.sourceUrl,
    publishedAt: article.publishedAt,
    language: article.language,
    direction: article.direction === "rtl" ? "rtl" : "ltr",
    revision: toRevisionRecord(revision),
    head: { seq: article.headSeq, hash: article.headHash },
    archivedAt: article.archivedAt?.toISOString() ?? null,
    createdAt: article.createdAt.toISOString(),
    updatedAt: article.updatedAt.toISOString(),
  };
}

function detailsOf(article: NewArticle): Required<ArticleDetails> {
  return {
    title: article.title,
    byline: article.byline ?? null,
    publisher: article.publisher ?? null,
    sourceUrl: article.sourceUrl ?? null,
    publishedAt: article.publishedAt ?? null,
    language: article.language ?? null,
    direction: article.direction,
  };
}

function modeColumns({ mode, requiredVerdicts, hidesNames }: ReviewModeSettings) {
  return { reviewMode: mode, requiredVerdicts, hidesNames };
}

function textOf({ document, text, words }: NewText): NewText {
  return { document, text, words };
}

function keptOriginal({ original }: NewArticle, { id }: RevisionRecord, at: Date, articleId: ArticleId) {
  if (original === undefined) return [];
  const data = { ...columnsOf(original), revisionId: id, articleId, arrivedAt: original.arrivedAt ?? at };
  return [database().original.create({ data })];
}

type FirstEntries = readonly [LedgerEntry, ...LedgerEntry[]];

function firstEntries(
  access: WorkspaceAccess,
  { id: articleId, review, original }: Pick<NewArticle, "review" | "original"> & { readonly id: ArticleId },
  details: Required<ArticleDetails>,
  { id, number, sha256, text, document }: RevisionRecord,
  now: Date,
): FirstEntries {
  const at = now.toISOString();
  const envelope = { articleId, at, actor: access.actor };
  const hashes = { sha256, documentSha256: hashDocument(document) };
  const data = {
    revision: { id, number, ...hashes, length: text.length },
    ...details,
    ...(original && { original: factsOf(original) }),
  };
  const added = sealEntry<UnsealedEntry>(
    { ...envelope, seq: 1, type: "article-added", data },
    GENESIS_HASH,
    newSalt(),
  );
  if (review === undefined || review.mode === "open") return [added];
  const asked = { ...envelope, seq: 2, type: "review-mode-set" as const, data: review };
  return [added, sealEntry(asked, added.hash, newSalt())];
}

const newSalt = (): string => randomBytes(16).toString("hex");

/** How large a review is. */
export type ReviewSize = {
  /** The ledger's last entry, which is also how many there are. */
  readonly seq: number;
  readonly words: number;
  readonly claims: number;
  readonly editions: number;
};

/** Measures the review of an article without reading it. */
export async function measureReview({ articleId }: ArticleAccess): Promise<Result<ReviewSize, Failure>> {
  return attempt(async () => {
    const [row] = await database().$queryRaw<ReviewSize[]>`
      SELECT article.head_seq AS seq, revision.words,
        (SELECT count(*)::int FROM claim WHERE claim.article_id = article.id) AS claims,
        (SELECT count(*)::int FROM report WHERE report.article_id = article.id) AS editions
      FROM article JOIN revision ON revision.id = article.current_revision_id
      WHERE article.id = ${articleId}::uuid`;
    return row === undefined ? fail({ kind: "not-found" }) : ok(row);
  });
}
