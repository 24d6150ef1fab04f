import type { Report } from "../report";
import type { ReportWriter } from "../report-writer";

/** Assay's own format: everything that is known, versioned. Offsets `start` and `end` are UTF-16 units. */
export const writer: ReportWriter = {
  format: "json",
  label: "JSON, complete",
  mediaType: "application/json",
  extension: "json",
  write: (report) => `${JSON.stringify(jsonReport(report), null, 2)}\n`,
};

function jsonReport({ entries: _, checkpoint, ...report }: Report) {
  const { article, head } = report;
  const proof = { articleId: article.id, seq: head.seq, hash: head.hash, checkpoint };
  return { format: "assay-report", version: 1, ...report, ...(checkpoint === undefined ? {} : { proof }) };
}
