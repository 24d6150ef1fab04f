import type { ArticleAccess } from "../database/access";
import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { buildReport } from "../report/build-report";
import type { Report } from "../report/report";
import { reportFilename } from "../report/report-filename";
import type { ReportWriter } from "../report/report-writer";
import { findWriter, REPORT_WRITERS } from "../report/writers";
import { apiHeaders } from "./api-headers";
import { attachment } from "./attachment";
import { type GatherSettings, gatherReport } from "./gather-report";

export type ExportSettings = GatherSettings & { readonly format: string };

/** Writes an article's report, now or as it stood after an entry, as a file to be saved. */
export async function exportReport(
  access: ArticleAccess,
  settings: ExportSettings,
): Promise<Result<Response, Failure>> {
  const writer = findWriter(settings.format);
  if (writer === undefined) return fail(invalid("format", `Give one of ${formats()}.`));
  const gathered = await gatherReport(access, settings);
  if (!gathered.ok) return gathered;
  const report = buildReport(gathered.value);
  return ok(fileResponse(await writer.write(report), report, writer));
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
