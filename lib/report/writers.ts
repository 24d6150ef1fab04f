import type { ReportWriter } from "./report-writer";
import { writer as claimReview } from "./writers/claim-review";
import { writer as csv } from "./writers/csv";
import { writer as html } from "./writers/html";
import { writer as json } from "./writers/json";
import { writer as ledger } from "./writers/ledger";
import { writer as markdown } from "./writers/markdown";
import { writer as webAnnotation } from "./writers/web-annotation";

/** Every export format, in the order of the menu. */
export const REPORT_WRITERS: readonly ReportWriter[] = [
  html,
  markdown,
  csv,
  json,
  webAnnotation,
  claimReview,
  ledger,
];

/** The writer of a format; undefined when there is none. */
export function findWriter(format: string): ReportWriter | undefined {
  return REPORT_WRITERS.find((writer) => writer.format === format);
}
