import type { z } from "zod";
import { WORK_KINDS, type WorkKind } from "@/lib/domain/work-kind";
import type { workSchema } from "@/lib/http/schemas/work-schema";

/** How many claims My work reads at a time. */
export const WORK_PAGE = 50;

/** A page of what waits, as the API gives it. */
export type WorkPage = z.input<typeof workSchema>;

/** A claim that waits, and every reason why. */
export type WaitingClaim = WorkPage["assigned"][number] & { readonly kinds: readonly WorkKind[] };

/** The claims of one article that wait, as far as they are read; `waiting` counts all. */
export type WaitingArticle = {
  readonly articleId: string;
  readonly title: string;
  readonly waiting: number;
  readonly claims: readonly WaitingClaim[];
};

/**
 * Pages of work as one list, by article, the one last worked on first. A claim that stands in several lists of a page,
 * or on two pages because its article moved up between them, stands here once.
 */
export function groupWaiting(pages: readonly WorkPage[]): readonly WaitingArticle[] {
  const claims = new Map<string, WaitingClaim>();
  for (const page of pages)
    for (const kind of WORK_KINDS)
      for (const claim of page[kind]) {
        const kinds = claims.get(claim.claimId)?.kinds ?? [];
        claims.set(claim.claimId, { ...claim, kinds: kinds.includes(kind) ? kinds : [...kinds, kind] });
      }
  const articles = new Map<string, WaitingClaim[]>();
  for (const claim of claims.values()) {
    const others = articles.get(claim.articleId);
    if (others === undefined) articles.set(claim.articleId, [claim]);
    else others.push(claim);
  }
  return [...articles.values()]
    .map(toArticle)
    .toSorted(byActivity)
    .map(({ article }) => article);
}

type Grouped = { readonly article: WaitingArticle; readonly at: string };

function toArticle(claims: readonly WaitingClaim[]): Grouped {
  const [newest] = claims.toSorted((a, b) => compare(b.articleActiveAt, a.articleActiveAt));
  if (newest === undefined) throw new Error("A group has a member.");
  const { articleId, articleTitle: title, articleWaiting: waiting, articleActiveAt: at } = newest;
  return { article: { articleId, title, waiting, claims: claims.toSorted((a, b) => a.seq - b.seq) }, at };
}

const byActivity = (a: Grouped, b: Grouped): number =>
  compare(b.at, a.at) || compare(a.article.articleId, b.article.articleId);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
