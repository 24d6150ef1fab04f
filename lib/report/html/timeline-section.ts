import { reviewSteps } from "../pictures/review-steps";
import { reviewTable, reviewTimeline } from "../pictures/review-timeline";
import type { Report } from "../report";

/** How the review went in time, as a picture and a table. Empty where no claim has a ruling. */
export function timelineSection(report: Report): string {
  const steps = reviewSteps(report);
  if (steps === null) return "";
  return `<section class="more" aria-labelledby="timeline-title"><h2 id="timeline-title">How the review went</h2>
<p class="quiet">Verdicts and rulings stand where they were last changed.</p>
${reviewTimeline(steps, { id: "review" })}
${reviewTable(steps)}</section>`;
}
