import type { z } from "zod";
import type { ArticleRecord } from "../../database/articles/articles";
import type { RevisionPreview } from "../../database/articles/revise-article";
import type { Anchor } from "../../domain/anchor";
import type { articleSchema, revisionPreviewSchema } from "../schemas/article-schema";

/** The article as other programs see it. */
export function presentArticle(record: ArticleRecord): z.input<typeof articleSchema> {
  const { id, title, byline, publisher, sourceUrl, publishedAt, language, direction, head, archivedAt } =
    record;
  const revision = presentRevision(record.revision);
  return {
    id,
    title,
    byline,
    publisher,
    sourceUrl,
    publishedAt,
    language,
    direction,
    revision,
    head,
    archivedAt,
  };
}

/** A revision as other programs see it. */
export function presentRevision(
  revision: ArticleRecord["revision"],
): z.input<typeof articleSchema>["revision"] {
  const { id, number, sha256, text, document } = revision;
  return { id, number, sha256, text, document: { ...document } };
}

/** What a new text would make of a review, as other programs see it; `text` is the new one. */
export function presentRevisionPreview(
  { current, anchors, claims, basis }: RevisionPreview,
  text: string,
): z.input<typeof revisionPreviewSchema> {
  return {
    current,
    text,
    anchors,
    claims: claims.map(({ claimId, placement, before, anchor }) => ({
      claimId,
      placement,
      before: presentAnchor(before),
      after: placement === "lost" ? null : presentAnchor(anchor),
    })),
    basis,
  };
}

const presentAnchor = ({ revisionId, ranges }: Anchor) => ({
  revisionId,
  ranges: ranges.map((range) => ({ ...range })),
});
