import { ARTICLE_DETAILS, type ArticleDetail, type ArticleFacts } from "../../domain/article-details";
import { type FoldableEntry, isWithheldEntry } from "../shapes/shown-entry";

/** What is said of an article, and when it was archived (RFC 3339); null while it is in the desk's list. */
export type AboutArticle = { readonly details: ArticleFacts; readonly archivedAt: string | null };

/** What was said of an article after some more entries, in order; nothing of this is ever withheld. */
export function aboutArticle(from: AboutArticle, entries: Iterable<FoldableEntry>): AboutArticle {
  let about = from;
  for (const entry of entries) {
    if (isWithheldEntry(entry)) continue;
    if (entry.type === "article-added" || entry.type === "article-described")
      about = { ...about, details: { ...about.details, ...detailsIn(entry.data) } };
    else if (entry.type === "article-archived") about = { ...about, archivedAt: entry.at };
    else if (entry.type === "article-restored") about = { ...about, archivedAt: null };
  }
  return about;
}

type Said = { readonly [Detail in ArticleDetail]?: ArticleFacts[Detail] | undefined };

/** The details that an event says. */
function detailsIn(data: Said): Partial<ArticleFacts> {
  return Object.fromEntries(
    ARTICLE_DETAILS.flatMap((detail) => (data[detail] === undefined ? [] : [[detail, data[detail]]])),
  );
}
