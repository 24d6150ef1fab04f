import { ratingLook } from "../claim-look";
import type { Report } from "../report";
import { claimsInWords, type RulingShare, rulingShares, shareLabel } from "../ruling-shares";
import { htmlText } from "./html-text";
import { markIcon } from "./mark-icons";

/** How many claims have which ruling, as a bar, and the same in words beside it. */
export function overview(report: Report): string {
  const shares = rulingShares(report).filter(({ count }) => count > 0);
  if (shares.length === 0) return `<section class="overview"><h2>${claimsInWords(report)}</h2></section>`;
  const look = ({ rating }: RulingShare) => (rating === null ? "open" : ratingLook(rating, report.scale));
  const legend = shares.map(
    (share) =>
      `<li class="${look(share)}">${share.rating === null ? "" : markIcon(share.rating.mark)}<span><bdi>${htmlText(shareLabel(share))}</bdi></span><b>${share.count}</b></li>`,
  );
  return `<section class="overview" aria-labelledby="overview-title"><h2 id="overview-title">${claimsInWords(report)}</h2>
${bar(shares, look)}
<ul class="legend">${legend.join("")}</ul></section>`;
}

const GAP = 0.6;

function bar(shares: readonly RulingShare[], look: (share: RulingShare) => string): string {
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  const room = 100 - GAP * (shares.length - 1);
  let from = 0;
  const parts = shares.map((share) => {
    const width = (room * share.count) / total;
    const part = `<rect class="${look(share)}" x="${from.toFixed(3)}" y="0" width="${width.toFixed(3)}" height="14"/>`;
    from += width + GAP;
    return part;
  });
  const words = shares.map((share) => `${share.count} ${shareLabel(share)}`).join(", ");
  return `<svg class="bar" viewBox="0 0 100 14" preserveAspectRatio="none" role="img" aria-label="${htmlText(words)}">${parts.join("")}</svg>`;
}
