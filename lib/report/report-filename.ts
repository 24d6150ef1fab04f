import type { Report } from "./report";
import type { ReportWriter } from "./report-writer";

/** A name for the exported file that every file system takes, as in `ferry-line-7-cut-12.csv`; 12 is the ledger's seq, or an edition is named. */
export function reportFilename(report: Report, writer: Pick<ReportWriter, "format" | "extension">): string {
  const title = report.article.title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .slice(0, 60)
    .toWellFormed()
    .replace(/\uFFFD|^-+|-+$/g, "");
  const kind = writer.format === writer.extension ? "" : `-${writer.format}`;
  const moment = report.edition === null ? report.head.seq : `edition-${report.edition.number}`;
  return `${title === "" ? "report" : title}-${moment}${kind}.${writer.extension}`;
}
