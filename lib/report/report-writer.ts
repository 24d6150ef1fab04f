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
  /** Why a report cannot be written in this format, in words for who asked; null when it can. */
  readonly refuses?: (report: Report) => string | null;
  /** Whether so many reports are being written in this format that one more had better come later. */
  readonly isBusy?: () => boolean;
  readonly write: (report: Report) => string | Uint8Array | Promise<string | Uint8Array>;
  /** The same file with what it lacks, where a format can lack something. */
  readonly writeWarned?: (report: Report) => Promise<WarnedFile>;
};
