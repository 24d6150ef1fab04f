/** What an article is called and where it comes from. Null: not said. `publishedAt` is a day or RFC 3339, `language` a BCP 47 tag. */
export type ArticleFacts = {
  readonly title: string;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly sourceUrl: string | null;
  readonly publishedAt: string | null;
  readonly language: string | null;
  readonly direction: "ltr" | "rtl";
};

export type ArticleDetail = keyof ArticleFacts;

/** Its details, in the order in which they are told. */
export const ARTICLE_DETAILS = Object.keys({
  title: true,
  byline: true,
  publisher: true,
  sourceUrl: true,
  publishedAt: true,
  language: true,
  direction: true,
} satisfies Record<ArticleDetail, true>) as readonly ArticleDetail[];

/** What differs of some details, as it is now and as it was; null when nothing does. */
export function changedDetails(
  was: ArticleFacts,
  asked: Partial<ArticleFacts>,
): { readonly now: Partial<ArticleFacts>; readonly was: Partial<ArticleFacts> } | null {
  const changed = ARTICLE_DETAILS.filter(
    (detail) => asked[detail] !== undefined && asked[detail] !== was[detail],
  );
  if (changed.length === 0) return null;
  const pick = (from: Partial<ArticleFacts>): Partial<ArticleFacts> =>
    Object.fromEntries(changed.map((detail) => [detail, from[detail]]));
  return { now: pick(asked), was: pick(was) };
}
