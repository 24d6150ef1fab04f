import type { ReviewState } from "../../domain/claim";
import type { ArticleShown } from "../../domain/edition";
import { namelessClaims } from "../../ledger/readers/hide-names";
import { type Viewer, withheldClaims } from "../../ledger/readers/withhold";
import type { Words } from "../../words/words";

/** What a report made for this reader does not say, and why; null when it says everything. */
export function withheldNote(state: ReviewState, reader: Viewer, { say }: Words): string | null {
  const withheld = withheldClaims(state, reader).size;
  if (withheld > 0) return say("withheld.judgements", { count: withheld });
  const nameless = namelessClaims(state, reader).size;
  return nameless === 0 ? null : say("withheld.names", { count: nameless });
}

/** What an edition leaves out by choice; null when it leaves out nothing. */
export function leftOutNote(openClaims: number, shown: ArticleShown, { say }: Words): string | null {
  const said = [
    openClaims === 0 ? "" : say("withheld.openClaims", { count: openClaims }),
    shown === "whole" ? "" : say(shown === "quotes" ? "withheld.quotes" : "withheld.article"),
  ].filter((line) => line !== "");
  return said.length === 0 ? null : said.join(" ");
}
