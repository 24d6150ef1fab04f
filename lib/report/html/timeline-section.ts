import { reviewSteps } from "../pictures/review-steps";
import { reviewTable, reviewTimeline } from "../pictures/review-timeline";
import type { Report } from "../report";
import { wordsOf } from "../report-words";

/** How the review went in time, as a picture and a table. Empty where no claim has a ruling. */
export function timelineSection(report: Report): string {
  const steps = reviewSteps(report);
  if (steps === null) return "";
  const words = wordsOf(report);
  return `<section class="more" aria-labelledby="timeline-title"><h2 id="timeline-title">${words.say("picture.reviewWent")}</h2>
<p class="quiet">${words.say("picture.lastChanged")}</p>
${reviewTimeline(steps, { id: "review", words })}
${reviewTable(steps, words)}</section>`;
}
