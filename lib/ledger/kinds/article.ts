import { assertNever } from "../../domain/assert-never";
import type { EntryOf } from "../shapes/ledger-entry";
import { quoteWords } from "./quote-words";

/** A sentence for what happened to the article itself. */
export function describeArticleEvent(
  entry: EntryOf<"article-added" | "article-revised" | "report-published" | "edition-withdrawn">,
  who: string,
): string {
  switch (entry.type) {
    case "article-added":
      return `${who} added the article ${quoteWords(entry.data.title)}.`;
    case "article-revised":
      return `${who} put in text ${entry.data.revision.number} (${quoteWords(entry.data.reason)})${placed(entry)}.`;
    case "report-published":
      return `${who} published edition ${entry.data.number} of the report, as of event ${entry.data.seq}${noted(entry)}.`;
    case "edition-withdrawn":
      return `${who} withdrew edition ${entry.data.number} of the report (${quoteWords(entry.data.reason)}).`;
    default:
      return assertNever(entry);
  }
}

function noted({ data }: EntryOf<"report-published">): string {
  return data.note === null ? "" : ` (${quoteWords(data.note)})`;
}

function placed({ data }: EntryOf<"article-revised">): string {
  const parts = (["kept", "moved", "changed", "lost"] as const)
    .map((placement) => ({
      placement,
      count: data.placements.filter((each) => each.placement === placement).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ placement, count }) => `${count} ${placement}`);
  return parts.length === 0 ? "" : `; claims: ${parts.join(", ")}`;
}
