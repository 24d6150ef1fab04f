import type { z } from "zod";
import type { ArticleRecord } from "../../database/articles/articles";
import type { articleSchema } from "../schemas/article-schema";

/** The article as other programs see it. */
export function presentArticle(record: ArticleRecord): z.input<typeof articleSchema> {
  const { id, title, byline, publisher, sourceUrl, publishedAt, language, direction, head } = record;
  const revision = presentRevision(record.revision);
  return { id, title, byline, publisher, sourceUrl, publishedAt, language, direction, revision, head };
}

/** A revision as other programs see it. */
export function presentRevision(
  revision: ArticleRecord["revision"],
): z.input<typeof articleSchema>["revision"] {
  const { id, number, sha256, text, document } = revision;
  return { id, number, sha256, text, document: { ...document } };
}
