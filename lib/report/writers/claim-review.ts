import type { ReportWriter } from "../report-writer";
import { claimReviewGraph } from "./claim-review-graph";

/** schema.org ClaimReview, one per settled claim, for search engines and fact-check feeds. */
export const writer: ReportWriter = {
  format: "claimreview",
  label: "ClaimReview, schema.org",
  mediaType: "application/ld+json",
  extension: "jsonld",
  write: (report) => `${JSON.stringify(claimReviewGraph(report), null, 2)}\n`,
};
