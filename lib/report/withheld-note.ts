import type { ReviewState } from "../domain/claim";
import type { ArticleShown } from "../domain/edition";
import { namelessClaims } from "../ledger/hide-names";
import { type Viewer, withheldClaims } from "../ledger/withhold";

/** What a report made for this reader does not say, and why; null when it says everything. */
export function withheldNote(state: ReviewState, reader: Viewer): string | null {
  const withheld = withheldClaims(state, reader).size;
  if (withheld > 0) {
    return `This review is independent: on ${claims(withheld)}, what others judged and discussed is withheld from whoever made this report until they gave their own verdict or the claim is settled.`;
  }
  const nameless = namelessClaims(state, reader).size;
  return nameless === 0
    ? null
    : `This review is independent: on ${claims(nameless)}, names are hidden until the claim is settled.`;
}

/** What an edition leaves out by choice; null when it leaves out nothing. */
export function leftOutNote(openClaims: number, shown: ArticleShown): string | null {
  const said = [
    openClaims === 0
      ? ""
      : `${claims(openClaims)} without a ruling ${openClaims === 1 ? "is" : "are"} not part of this report.`,
    SHOWN_NOTES[shown],
  ].filter((line) => line !== "");
  return said.length === 0 ? null : said.join(" ");
}

const SHOWN_NOTES: Readonly<Record<ArticleShown, string>> = {
  whole: "",
  quotes: "Of the article only the words that were checked are shown, with what stands around them.",
  none: "The article itself is not shown.",
};

const claims = (count: number): string => (count === 1 ? "1 claim" : `${count} claims`);
