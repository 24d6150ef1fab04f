import type { ReportWriter } from "./report-writer";
import { writer as json } from "./writers/json";
import { writer as ledger } from "./writers/ledger";

/** Every export format, in the order of the menu. */
export const REPORT_WRITERS: readonly ReportWriter[] = [json, ledger];

/** The writer of a format; undefined when there is none. */
export function findWriter(format: string): ReportWriter | undefined {
  return REPORT_WRITERS.find((writer) => writer.format === format);
}
