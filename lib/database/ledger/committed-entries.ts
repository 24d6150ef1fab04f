import type { ArticleId } from "../../domain/ids";
import type { LedgerEntry } from "../../ledger/shapes/ledger-entry";

/** Takes entries that this process has just committed: in order and without a gap, for one article at a time. */
export type OnCommitted = (articleId: ArticleId, entries: readonly LedgerEntry[]) => void;

/** Hears of what this process commits, sooner than the database could tell. One listener a process. */
export function hearCommitted(onCommitted: OnCommitted): void {
  keeper.assayCommitted = onCommitted;
}

/** Tells of entries that are committed. */
export function tellCommitted(articleId: ArticleId, entries: readonly LedgerEntry[]): void {
  keeper.assayCommitted?.(articleId, entries);
}

// Routes are bundled apart and, in development, loaded anew; whoever commits and whoever listens must still meet.
const keeper: typeof globalThis & { assayCommitted?: OnCommitted } = globalThis;
