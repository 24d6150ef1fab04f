import { shortenedText } from "../../text/code-points";
import { deriveDirection } from "../../text/direction";
import type { Report } from "../report";
import { claimsInWords, rulingShares, shareLabel } from "../ruling-shares";

/** All that card.typ draws, as JSON. Texts are texts: none of it is markup. */
export type CardData = {
  readonly desk: string;
  readonly kicker: string;
  readonly title: string;
  readonly dir: "ltr" | "rtl";
  /** What came out, in a line. */
  readonly finding: string;
  readonly shares: readonly { readonly count: number; readonly colour: string }[];
  /** Where page-fonts.mjs says what there is no font for; a card has no room for it. */
  readonly notes: readonly string[];
};

/** Of claims without a ruling, which are none of the scale's colours. */
const OPEN = "#d5d0c4";
const LONGEST_DESK = 60;
const LONGEST_FINDING = 90;

/** Pure: the same report gives the same picture. */
export function cardData(report: Report): CardData {
  const { article, edition, workspace } = report;
  const title = edition?.headline ?? article.title;
  const shares = rulingShares(report).filter(({ count }) => count > 0);
  const ruled = shares.filter(({ rating }) => rating !== null);
  const counts = ruled.map((share) => `${share.count} ${shareLabel(share)}`).join(", ");
  return {
    desk: shortenedText(workspace.name, LONGEST_DESK),
    kicker: "Fact check",
    title,
    dir: edition?.headline ? deriveDirection(title) : article.direction,
    finding: shortenedText(
      counts === "" ? claimsInWords(report) : `${claimsInWords(report)}: ${counts}`,
      LONGEST_FINDING,
    ),
    shares: shares.map(({ rating, count }) => ({ count, colour: rating?.colour ?? OPEN })),
    notes: [],
  };
}
