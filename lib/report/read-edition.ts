import type { Report } from "./report";

/** The report that an edition was published from, out of the JSON that was kept with its page. */
export function readEdition(json: string): Report {
  const { format, version, ...report } = JSON.parse(json);
  if (format !== "assay-report" || version !== 1)
    throw new Error(`This is no edition: ${format} ${version}.`);
  // Editions from before there were headlines have none, and were for whoever had the address.
  const edition = { headline: null, summary: null, readers: "unlisted", ...report.edition };
  return { ...report, edition, entries: [] };
}
