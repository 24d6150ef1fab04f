import { ARTICLE_DETAILS, type ArticleDetail } from "../../domain/article-details";
import type { ArticleEvents } from "../shapes/article-shapes";
import type { EntryOf } from "../shapes/ledger-entry";
import { CHANGED_SOMETHING, type EventKinds, forGood, nobody, type Telling, whole } from "./event-kind";
import { claimOf, type GrowingReview, put } from "./growing-review";
import { placeClaim } from "./place";
import { changeOf, quoteWords, withReason } from "./quote-words";

/** What can happen to the article itself: it comes in, gets a new text, is described anew, is archived and brought back. */
export const articleEvents = {
  "article-added": {
    fold: addedAgain,
    describe: ({ data }, { who }) => `${who} added the article ${quoteWords(data.title)}.`,
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: forGood,
  },
  "article-revised": {
    fold: revise,
    describe: revised,
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    // The earlier text is put in as a newer one.
    takeBack: forGood,
  },
  "article-described": {
    fold: nothingOfTheReview,
    describe: describeDetails,
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: forGood,
  },
  "article-archived": {
    fold: nothingOfTheReview,
    describe: ({ data }, { who }) => withReason(`${who} archived the article`, data.reason),
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: forGood,
  },
  "article-restored": {
    fold: nothingOfTheReview,
    describe: (_, { who }) => `${who} brought the article back from the archive.`,
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: forGood,
  },
} satisfies EventKinds<ArticleEvents>;

/** The review is of claims; what is said of the article is folded by `aboutArticle`. */
function nothingOfTheReview(): void {}

const DETAIL_NAMES: Readonly<Record<ArticleDetail, string>> = {
  title: "the title",
  byline: "the byline",
  publisher: "the publisher",
  sourceUrl: "the source address",
  publishedAt: "the publication date",
  language: "the language",
  direction: "the direction",
};

function describeDetails({ data }: EntryOf<"article-described">, { who }: Telling): string {
  const changes = ARTICLE_DETAILS.flatMap((detail) => {
    const next = data[detail];
    return next === undefined ? [] : [changeOf(DETAIL_NAMES[detail], data.was[detail] ?? null, next)];
  });
  return `${who} ${changes.join("; ")}.`;
}

/** A review begins with its article, which `evolve` sees to. */
function addedAgain(_: GrowingReview, { seq }: EntryOf<"article-added">): never {
  throw new Error(`An article is added once; entry ${seq} adds it again.`);
}

function revise(growing: GrowingReview, { data }: EntryOf<"article-revised">): void {
  growing.revisionId = data.revision.id;
  growing.revisionNumber = data.revision.number;
  for (const { claimId, placement, anchor } of data.placements) {
    put(growing, placeClaim(claimOf(growing, claimId), placement, anchor));
  }
}

function revised({ data }: EntryOf<"article-revised">, { who }: Telling): string {
  const parts = (["kept", "moved", "changed", "lost"] as const)
    .map((placement) => ({
      placement,
      count: data.placements.filter((each) => each.placement === placement).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ placement, count }) => `${count} ${placement}`);
  const placed = parts.length === 0 ? "" : `; claims: ${parts.join(", ")}`;
  return `${who} put in text ${data.revision.number} (${quoteWords(data.reason)})${placed}.`;
}
