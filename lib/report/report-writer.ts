import type { Report } from "./report";

/** What a file lacks; the message is in English, for who asked for it. */
export type FileWarning = { readonly kind: "missing-font"; readonly message: string };

/** A written file, and what its readers should know that whoever makes it should too. */
export type WarnedFile = { readonly file: string | Uint8Array; readonly warnings: readonly FileWarning[] };

/** Writes a report in one format. A new format is one file in writers/ and one line in writers.ts. */
export type ReportWriter = {
  /** Its name in `export?format=`. */
  readonly format: string;
  /** What a person sees in the export menu. */
  readonly label: string;
  readonly mediaType: string;
  /** Of the file, without a dot. */
  readonly extension: string;
  /** What it holds stays with the desk: no edition is offered in it. */
  readonly isForDesk?: boolean;
  /** Why a report cannot be written in this format, in words for who asked; null when it can. */
  readonly refuses?: (report: Report) => string | null;
  /** Whether so many reports are being written in this format that one more had better come later. */
  readonly isBusy?: () => boolean;
  readonly write: (report: Report) => string | Uint8Array | Promise<string | Uint8Array>;
  /** The same file with what it lacks, where a format can lack something. */
  readonly writeWarned?: (report: Report) => Promise<WarnedFile>;
};

/** What names a file of a report. */
export type NamedReport = {
  readonly article: Pick<Report["article"], "title">;
  readonly head: Pick<Report["head"], "seq">;
  readonly edition: { readonly number: number } | null;
};

/** A name for the exported file that every file system takes, as in `ferry-line-7-cut-12.csv`; 12 is the ledger's seq, or an edition is named. */
export function reportFilename(
  report: NamedReport,
  writer: Pick<ReportWriter, "format" | "extension">,
): string {
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
