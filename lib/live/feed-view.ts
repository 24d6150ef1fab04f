import type { ArticleAccess } from "../database/access";
import type { LedgerEntry } from "../ledger/ledger-entry";

/** What a viewer gets to see of entries, in the same order and with the same seqs. */
export type FeedView = (entries: readonly LedgerEntry[]) => Promise<readonly LedgerEntry[]>;

/**
 * How an article's feed looks to one viewer; null when entries go out as they were committed, so that one encoding of
 * them serves everyone.
 */
export function feedView(_access: ArticleAccess): FeedView | null {
  return null;
}
