import type { ArticleAccess } from "../database/access";
import { findEdition } from "../database/read-editions";
import { readLedger } from "../database/read-review";
import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { buildReport } from "../report/build-report";
import { readEdition } from "../report/read-edition";
import type { Report } from "../report/report";
import { reportFilename } from "../report/report-filename";
import type { ReportWriter } from "../report/report-writer";
import { writeEdition, writeReport } from "../report/write-report";
import { findWriter, REPORT_WRITERS } from "../report/writers";
import { apiHeaders } from "./api-headers";
import { attachment } from "./attachment";
import { type GatherSettings, gatherReport } from "./gather-report";

export type ExportSettings = GatherSettings & {
  readonly format: string;
  /** The number of a published edition; then `at` must not be given. */
  readonly edition: number | undefined;
};

/** Writes an article's report, now, as it stood after an entry or as it was published, as a file to be saved. */
export async function exportReport(
  access: ArticleAccess,
  settings: ExportSettings,
): Promise<Result<Response, Failure>> {
  const writer = findWriter(settings.format);
  if (writer === undefined) return fail(invalid("format", `Give one of ${formats()}.`));
  if (settings.edition !== undefined) return exportEdition(access, writer, settings, settings.edition);
  const gathered = await gatherReport(access, settings);
  if (!gathered.ok) return gathered;
  const report = buildReport(gathered.value);
  return asFile(await writeReport(report, writer), report, writer);
}

async function exportEdition(
  access: ArticleAccess,
  writer: ReportWriter,
  settings: GatherSettings,
  number: number,
): Promise<Result<Response, Failure>> {
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

function asFile(
  written: Result<string | Uint8Array, Failure>,
  report: Report,
  writer: ReportWriter,
): Result<Response, Failure> {
  return written.ok ? ok(fileResponse(written.value, report, writer)) : written;
}

function fileResponse(
  file: string | Uint8Array,
  report: Report,
  writer: Pick<ReportWriter, "mediaType" | "format" | "extension">,
): Response {
  return new Response(typeof file === "string" ? file : new Uint8Array(file), {
    headers: {
      ...apiHeaders,
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox",
      "Content-Type": /^text\//.test(writer.mediaType) ? utf8(writer.mediaType) : writer.mediaType,
      "Content-Disposition": attachment(reportFilename(report, writer)),
    },
  });
}

const utf8 = (mediaType: string): string =>
  mediaType.includes("charset") ? mediaType : `${mediaType}; charset=utf-8`;

const formats = (): string => REPORT_WRITERS.map((writer) => writer.format).join(", ");
