import type { ArticleId, ClaimId, CommentId } from "./ids";

/** The page that shows a comment, a claim or an article, from the root of the installation's address. */
export function placePath(place: {
  readonly slug: string;
  readonly articleId: ArticleId;
  readonly claimId: ClaimId | null;
  readonly commentId: CommentId | null;
}): string {
  const { slug, articleId, claimId, commentId } = place;
  const article = `/w/${encodeURIComponent(slug)}/articles/${articleId}`;
  if (commentId !== null) return `${article}#comment-${commentId}`;
  return claimId === null ? article : `${article}#claim-${claimId}`;
}
