import { describeEntries, type HistoryLine } from "@/components/history/describe-entries";
import { type ArticleAccess, type Caller, openArticle } from "@/lib/database/access";
import { readArticle } from "@/lib/database/articles/articles";
import { readLedger } from "@/lib/database/ledger/read-review";
import { actorNames } from "@/lib/database/people/names";
import { DatabaseUnavailable } from "@/lib/database/unavailable";
import { findRating } from "@/lib/domain/rating";
import { verifyChain } from "@/lib/ledger/chain/hash-chain";
import { pseudonymName } from "@/lib/ledger/readers/pseudonym";

/** An article's history as people read it, with the result of checking its chain. */
export type ArticleHistoryData = {
  readonly slug: string;
  readonly desk: string;
  readonly userName: string;
  readonly articleId: string;
  readonly title: string;
  readonly lines: readonly HistoryLine[];
  readonly head: { readonly seq: number; readonly hash: string };
  readonly brokenAt: number | null;
};

/** Null when the article is not there, or not the caller's to see. */
export async function readHistory(
  caller: Caller,
  slug: string,
  id: string,
): Promise<ArticleHistoryData | null> {
  const opened = await openArticle(caller, id);
  if (!opened.ok && opened.failure.kind === "unavailable")
    throw new DatabaseUnavailable(opened.failure.detail);
  return opened.ok && opened.value.slug === slug ? gather(opened.value) : null;
}

async function gather(access: ArticleAccess): Promise<ArticleHistoryData> {
  const [article, entries, names] = await Promise.all([
    readArticle(access),
    readLedger(access),
    actorNames(access),
  ]);
  if (!article.ok || !entries.ok || !names.ok)
    throw new DatabaseUnavailable("The history could not be read.");
  const known: ReadonlyMap<string, string> = new Map(names.value);
  const chain = verifyChain(entries.value);
  return {
    slug: access.slug,
    desk: access.name,
    userName: known.get(access.actor) ?? "You",
    articleId: access.articleId,
    title: article.value.title,
    head: article.value.head,
    brokenAt: chain.ok ? null : chain.seq,
    lines: describeEntries(entries.value, {
      actor: (id) => known.get(id) ?? pseudonymName(id) ?? "Someone",
      rating: (id) => findRating(access.scale, id)?.label ?? id,
    }),
  };
}
