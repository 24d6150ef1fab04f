import type { ReportWriter } from "../report-writer";
import { writer as brat } from "./brat";
import { writer as claimReview } from "./claim-review";
import { writer as corrections } from "./corrections";
import { writer as csv } from "./csv";
import { writer as docx } from "./docx";
import { writer as html } from "./html";
import { writer as json } from "./json";
import { writer as jsonl } from "./jsonl";
import { writer as ledger } from "./ledger";
import { writer as markdown } from "./markdown";
import { writer as pdf } from "./pdf";
import { writer as webAnnotation } from "./web-annotation";

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
  corrections,
  ledger,
];

/** The writer of a format; undefined when there is none. */
export function findWriter(format: string): ReportWriter | undefined {
  return REPORT_WRITERS.find((writer) => writer.format === format);
}
