import type { ExportChoice, WorkbenchArticle, WorkbenchData } from "@/components/open-article/workbench-data";
import type { Activity } from "@/lib/ledger/history/activity";
import type { HistoryLine } from "@/lib/ledger/history/record-history";
import type { PackedReview } from "@/lib/ledger/review/packed-review";

/** What the page begins with, before the browser has read the whole history. */
export type HistoryOpening = {
  /** The newest of those that the address asks for, newest first. */
  readonly lines: readonly HistoryLine[];
  /** How many there are of them. */
  readonly matches: number;
  readonly people: number;
  readonly activity: Activity;
  /** When the first and the last entry were written, RFC 3339. */
  readonly first: string;
  readonly last: string;
  /** What the address asks for. */
  readonly search: string;
};

/** Everything that the server hands to the history page. `names` has everyone who ever acted here. */
export type HistoryData = Pick<WorkbenchData, "desk" | "me" | "members" | "names" | "now"> & {
  readonly article: Pick<WorkbenchArticle, "id" | "title" | "revisionId">;
  readonly userName: string;
  /** The review as it is, its quotes whole. */
  readonly review: PackedReview;
  readonly exports: readonly ExportChoice[];
  readonly opening: HistoryOpening;
};
