import { createHash } from "node:crypto";
import type { ArticleAccess } from "../../database/access";
import { readLedger } from "../../database/ledger/read-review";
import { findEdition } from "../../database/reports/read-editions";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { buildReport } from "../../report/build/build-report";
import { readEdition } from "../../report/build/edition-report";
import type { Report } from "../../report/report";
import type { FileWarning, ReportWriter, WarnedFile } from "../../report/report-writer";
import { reportFilename } from "../../report/report-writer";
import { writeEdition, writeReport } from "../../report/writers/write-report";
import { findWriter } from "../../report/writers/writers";
import { apiHeaders, attachment } from "../answers/headers";
import { EXPORT_FORMATS } from "./export-formats";
import { exportProof, PROOF } from "./export-proof";
import { type GatherSettings, gatherReport } from "./gather-report";

export type ExportSettings = GatherSettings & {
  readonly format: string;
  /** The number of a published edition; then `at` must not be given. */
  readonly edition: number | undefined;
};

/** A report as a file, and what a browser has to know to save it. */
export type ExportedFile = {
  readonly bytes: Uint8Array;
  readonly filename: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly warnings: readonly FileWarning[];
};

/** Told when one of the `EXPORT_STEPS` is done, and may throw to end it there. */
export type OnStep = (done: number) => Promise<void>;

/** What was read, what was built, and what was written of it. */
export const EXPORT_STEPS = 3;

/** Answers with an article's report, now, as it stood after an entry or as it was published, as a file to be saved. */
export async function exportReport(
  access: ArticleAccess,
  settings: ExportSettings,
): Promise<Result<Response, Failure>> {
  const file = await writeExport(access, settings);
  return file.ok
    ? ok(new Response(new Uint8Array(file.value.bytes), { headers: fileHeaders(file.value) }))
    : file;
}

/** Writes it. */
export async function writeExport(
  access: ArticleAccess,
  settings: ExportSettings,
  onStep: OnStep = async () => undefined,
): Promise<Result<ExportedFile, Failure>> {
  if (settings.format === PROOF.format) return proofFile(access, settings);
  const writer = findWriter(settings.format);
  if (writer === undefined) return fail(unknownFormat());
  if (settings.edition !== undefined) return exportEdition(access, writer, settings, settings.edition);
  const gathered = await gatherReport(access, { ...settings, withHistory: writer.format === "json" });
  if (!gathered.ok) return gathered;
  await onStep(1);
  const report = buildReport(gathered.value);
  await onStep(2);
  return asFile(await writeReport(report, writer), report, writer);
}

/** What an export is saved by: as a page of its own it may do nothing. */
export function fileHeaders(file: Omit<ExportedFile, "bytes">): Record<string, string> {
  return {
    ...apiHeaders,
    "Content-Security-Policy":
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox",
    "Content-Type": file.mediaType,
    "Content-Disposition": attachment(file.filename),
    ETag: `"${file.sha256}"`,
    ...(file.warnings.length === 0 ? {} : { [WARNINGS]: encodeURIComponent(JSON.stringify(file.warnings)) }),
  };
}

/** What the file lacks, as `[{kind, message}]` in JSON, percent-encoded: a header holds ASCII alone. */
const WARNINGS = "Assay-Warnings";

const unknownFormat = (): Failure =>
  invalid("format", `Give one of ${EXPORT_FORMATS.map(({ format }) => format).join(", ")}.`);

async function exportEdition(
  access: ArticleAccess,
  writer: ReportWriter,
  settings: GatherSettings,
  number: number,
): Promise<Result<ExportedFile, Failure>> {
  if (settings.at !== undefined) return fail(invalid("edition", "Give an edition or at, not both."));
  const published = await findEdition(access, number);
  if (!published.ok) return published;
  const report = readEdition((await published.value.page()).json);
  if (writer.format !== "ledger") return asFile(await writeEdition(published.value, writer), report, writer);
  // The ledger is not published; the desk's own ends where the edition was taken.
  const entries = await readLedger(access, published.value.edition.seq);
  if (!entries.ok) return entries;
  return asFile(await writeReport({ ...report, entries: entries.value }, writer), report, writer);
}

async function proofFile(
  access: ArticleAccess,
  settings: ExportSettings,
): Promise<Result<ExportedFile, Failure>> {
  const proof = await exportProof(access, settings);
  if (!proof.ok) return proof;
  const { text, filename } = proof.value;
  return ok(
    savedFile(new TextEncoder().encode(text), { filename, mediaType: PROOF.mediaType, warnings: [] }),
  );
}

function asFile(
  written: Result<WarnedFile, Failure>,
  report: Report,
  writer: ReportWriter,
): Result<ExportedFile, Failure> {
  if (!written.ok) return written;
  const { file, warnings } = written.value;
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const { mediaType } = writer;
  return ok(
    savedFile(bytes, {
      filename: reportFilename(report, writer),
      mediaType: /^text\//.test(mediaType) ? utf8(mediaType) : mediaType,
      warnings,
    }),
  );
}

const savedFile = (
  bytes: Uint8Array,
  said: Pick<ExportedFile, "filename" | "mediaType" | "warnings">,
): ExportedFile => ({ bytes, ...said, sha256: createHash("sha256").update(bytes).digest("hex") });

const utf8 = (mediaType: string): string =>
  mediaType.includes("charset") ? mediaType : `${mediaType}; charset=utf-8`;
