import type { ReportWriter } from "./report-writer";
import { writer as brat } from "./writers/brat";
import { writer as claimReview } from "./writers/claim-review";
import { writer as csv } from "./writers/csv";
import { writer as docx } from "./writers/docx";
import { writer as html } from "./writers/html";
import { writer as json } from "./writers/json";
import { writer as jsonl } from "./writers/jsonl";
import { writer as ledger } from "./writers/ledger";
import { writer as markdown } from "./writers/markdown";
import { writer as pdf } from "./writers/pdf";
import { writer as webAnnotation } from "./writers/web-annotation";

/** Every export format, in the order of the menu. */
export const REPORT_WRITERS: readonly ReportWriter[] = [
  html,
  pdf,
  docx,
  markdown,
  csv,
  json,
  webAnnotation,
  claimReview,
  jsonl,
  brat,
  ledger,
];

/** The writer of a format; undefined when there is none. */
export function findWriter(format: string): ReportWriter | undefined {
  return REPORT_WRITERS.find((writer) => writer.format === format);
}
