import type { ArticleEvents } from "../shapes/article-shapes";
import type { EntryOf } from "../shapes/ledger-entry";
import { CHANGED_SOMETHING, type EventKinds, forGood, nobody, type Telling, whole } from "./event-kind";
import { claimOf, type GrowingReview, put } from "./growing-review";
import { placeClaim } from "./place";
import { quoteWords } from "./quote-words";

/** What can happen to the article itself: it comes in, and it gets a new text. */
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
} satisfies EventKinds<ArticleEvents>;

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
