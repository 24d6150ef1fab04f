import { type ArticleFacts, changedDetails } from "../../domain/article-details";
import type { Failure } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import type { ReviewEvent } from "../../ledger/shapes/event";
import { deriveDirection } from "../../text/direction";
import { type ArticleAccess, permit } from "../access";
import { type Clock, wallClock } from "../clock";
import { appendToArticle } from "./append-to-article";
import { type ArticleRecord, readArticle } from "./articles";

/** What is to be said of an article from now on; a direction of null is told from the letters of the text. */
export type AskedDetails = Partial<Omit<ArticleFacts, "direction">> & {
  readonly direction?: ArticleFacts["direction"] | null;
};

/** Changes what an article is called and where it comes from. What it is already changes nothing. */
export function describeArticle(
  access: ArticleAccess,
  { direction, ...asked }: AskedDetails,
  clock: Clock = wallClock,
): Promise<Result<ArticleRecord, Failure>> {
  return changeArticle(
    access,
    "describe-article",
    (article) => {
      const letters = (): ArticleFacts["direction"] =>
        deriveDirection(article.revision.text, asked.language ?? article.language);
      const wanted = { ...asked, ...(direction === undefined ? {} : { direction: direction ?? letters() }) };
      const changed = changedDetails(article, wanted);
      if (changed === null) return [];
      return [{ type: "article-described", data: { ...changed.now, was: changed.was } }];
    },
    clock,
  );
}

/** Puts an article out of the desk's list. It can be read and exported, not changed, until it is brought back. */
export function archiveArticle(
  access: ArticleAccess,
  reason: string | null,
  clock: Clock = wallClock,
): Promise<Result<ArticleRecord, Failure>> {
  return changeArticle(
    access,
    "archive-article",
    ({ archivedAt }) => (archivedAt === null ? [{ type: "article-archived", data: { reason } }] : []),
    clock,
  );
}

/** Brings an archived article back into the list. */
export function restoreArticle(
  access: ArticleAccess,
  clock: Clock = wallClock,
): Promise<Result<ArticleRecord, Failure>> {
  return changeArticle(
    access,
    "archive-article",
    ({ archivedAt }) => (archivedAt === null ? [] : [{ type: "article-restored", data: {} }]),
    clock,
  );
}

async function changeArticle(
  access: ArticleAccess,
  permission: "describe-article" | "archive-article",
  eventsOf: (article: ArticleRecord) => readonly ReviewEvent[],
  clock: Clock,
): Promise<Result<ArticleRecord, Failure>> {
  const permitted = permit(access, permission);
  if (!permitted.ok) return permitted;
  const written = await appendToArticle(
    access,
    async () => {
      // After the review, whose head then tells whether anything was written in between.
      const article = await readArticle(access);
      if (!article.ok) return fail(article.failure);
      return ok({ events: eventsOf(article.value), answer: null });
    },
    clock,
  );
  return written.ok ? readArticle(access) : written;
}
