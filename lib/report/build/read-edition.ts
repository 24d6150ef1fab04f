import { unchosen } from "../../domain/edition";
import type { Report } from "../report";

/** The report that an edition was published from, out of the JSON that was kept with its page. */
export function readEdition(json: string): Report {
  const { format, version, ...report } = JSON.parse(json);
  if (format !== "assay-report" || version !== 1)
    throw new Error(`This is no edition: ${format} ${version}.`);
  // Editions from before there were headlines have none, and of what a desk can choose, what was then the only way.
  const corrections = report.edition.corrections.map((each: object) => ({ kind: "correction", ...each }));
  const { readers, kind } = unchosen(report.edition.number);
  const edition = { headline: null, summary: null, readers, kind, ...report.edition, corrections };
  return { ...report, edition, entries: [] };
}
