import { shortenedText } from "../../text/code-points";
import { deriveDirection } from "../../text/direction";
import { ratingBar, sharesInWords, sharesOf } from "../pictures/rating-bar";
import type { Report } from "../report";
import { wordsOf } from "../report-words";
import { claimsInWords } from "../ruling-shares";
import { type FontWords, fontWords } from "./font-words";

/** All that card.typ draws, as JSON. Texts are texts: none of it is markup. */
export type CardData = {
  /** Of the fixed words, and which way their lines run. */
  readonly language: string;
  readonly flow: "ltr" | "rtl";
  readonly desk: string;
  readonly kicker: string;
  readonly title: string;
  readonly dir: "ltr" | "rtl";
  /** What came out, in a line. */
  readonly finding: string;
  /** The verdicts as SVG; null where no claim has a ruling. */
  readonly bar: string | null;
  /** Where page-fonts.mjs says what there is no font for; a card has no room for it. */
  readonly notes: readonly string[];
  readonly fontWords: FontWords;
};

const LONGEST_DESK = 60;
const LONGEST_FINDING = 90;

/** Pure: the same report gives the same picture. */
export function cardData(report: Report): CardData {
  const { article, edition, workspace } = report;
  const title = edition?.headline ?? article.title;
  const shares = sharesOf(report);
  const words = wordsOf(report);
  const { say, language, direction } = words;
  const counts = sharesInWords(
    shares.filter(({ mark }) => mark !== null),
    words,
  );
  const claims = claimsInWords(report);
  return {
    desk: shortenedText(workspace.name, LONGEST_DESK),
    language,
    flow: direction,
    kicker: say("page.factCheck"),
    title,
    dir: edition?.headline ? deriveDirection(title) : article.direction,
    finding: shortenedText(
      counts === "" ? claims : `${say("punctuation.label", { name: claims })} ${counts}`,
      LONGEST_FINDING,
    ),
    bar: ratingBar(shares, { id: "rulings", words }),
    fontWords: fontWords(words),
    notes: [],
  };
}
