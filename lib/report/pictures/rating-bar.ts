import type { Mark } from "../../domain/rating";
import type { Words } from "../../words/words";
import { ratingLook } from "../claim-look";
import type { Report, ReportRating } from "../report";
import { type RulingShare, rulingShares, shareLabel } from "../ruling-shares";
import { htmlText } from "../text/html-text";
import { markIcon } from "./mark-icons";
import { stackedSpans } from "./stacked-spans";
import { leftOf, type PictureFrame, percent, svgPicture } from "./svg-picture";

/** So many claims of a rating; `mark` is null for claims without a ruling. */
export type Share = {
  /** The class that carries its colours. */
  readonly look: string;
  readonly label: string;
  readonly colour: string;
  readonly mark: Mark | null;
  readonly count: number;
};

/** The shares of a report's claims that have any, as in its bar. */
export const sharesOf = (report: Report): readonly Share[] =>
  rulingShares(report)
    .filter(({ count }) => count > 0)
    .map((share) => shareOf(share, shareLabel(share, report), report.scale));

/** A rating's share under its label; null is the rating of claims without a ruling. */
export function shareOf(
  { rating, count }: RulingShare,
  label: string,
  scale: readonly ReportRating[],
): Share {
  if (rating === null) return { look: "open", label, colour: WASH, mark: null, count };
  return { look: ratingLook(rating, scale), label, colour: rating.colour, mark: rating.mark, count };
}

const WASH = "#fff0b8";

/** The bar of how many claims have which ruling. Null where none has one: there is nothing to see. */
export function ratingBar(shares: readonly Share[], frame: PictureFrame): string | null {
  const counted = shares.filter(({ count }) => count > 0);
  if (!counted.some(({ mark }) => mark !== null)) return null;
  const spans = stackedSpans(
    counted.map(({ count }) => count),
    { room: 100, gap: 0.6, least: 0.6 },
  );
  const parts = counted.map(({ look, colour, mark }, index) => {
    const span = spans[index];
    if (!span) return "";
    const line = mark === null ? ' stroke="#5c5952"' : "";
    return `<rect class="${look}" x="${percent(leftOf(span, frame))}" width="${percent(span.size)}" height="${BAR_HEIGHT}" fill="${colour}"${line}/>`;
  });
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  return svgPicture(
    {
      title: frame.words.say("picture.rated", { count: total }),
      description: sharesInWords(counted, frame.words),
      look: "bar",
      width: 600,
      height: BAR_HEIGHT,
      shapes: parts.join(""),
    },
    frame,
  );
}

const BAR_HEIGHT = 14;

/** As in "2 True, 1 False". */
export const sharesInWords = (shares: readonly Share[], { say, number, list }: Words): string =>
  list(shares.map(({ count, label }) => say("count.share", { count: number(count), rating: label })));

/** The numbers of a bar in its order, each with the mark that tells it without its colour. */
export function ratingLegend(shares: readonly Share[], { number }: Words): string {
  const items = shares.map(
    ({ look, label, mark, count }) =>
      `<li class="${look}">${mark === null ? "" : markIcon(mark)}<span><bdi>${htmlText(label)}</bdi></span><b>${number(count)}</b></li>`,
  );
  return `<ul class="legend">${items.join("")}</ul>`;
}
