import type { ArticleAccess } from "../database/access";
import { readArticle, readRevision } from "../database/articles";
import { actorNames } from "../database/names";
import { readLedger, readReview } from "../database/read-review";
import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { buildReport } from "../report/build-report";
import type { Report } from "../report/report";
import { reportFilename } from "../report/report-filename";
import type { ReportWriter } from "../report/report-writer";
import { findWriter, REPORT_WRITERS } from "../report/writers";
import { apiHeaders } from "./api-headers";
import { attachment } from "./attachment";

export type ExportSettings = {
  readonly format: string;
  readonly at: number | undefined;
  readonly baseUrl: string;
  readonly now: Date;
};

/** Writes an article's report, now or as it stood after an entry, as a file to be saved. */
export async function exportReport(
  access: ArticleAccess,
  settings: ExportSettings,
): Promise<Result<Response, Failure>> {
  const writer = findWriter(settings.format);
  if (writer === undefined) return fail(invalid("format", `Give one of ${formats()}.`));
  const report = await gatherReport(access, settings);
  if (!report.ok) return report;
  return ok(fileResponse(await writer.write(report.value), report.value, writer));
}

async function gatherReport(
  access: ArticleAccess,
  { at, baseUrl, now }: ExportSettings,
): Promise<Result<Report, Failure>> {
  const review = await readReview(access, at);
  if (!review.ok) return review;
  const { state, head } = review.value;
  const article = await readArticle(access);
  if (!article.ok) return article;
  const revision = await readRevision(access, state.revisionId);
  if (!revision.ok) return revision;
  const entries = await readLedger(access, head.seq);
  if (!entries.ok) return entries;
  const names = await actorNames(access);
  if (!names.ok) return names;
  const { slug, name, scale } = access;
  return ok(
    buildReport({
      article: { ...article.value, revision: revision.value },
      state,
      head,
      entries: entries.value,
      scale,
      names: names.value,
      workspace: { slug, name },
      generatedAt: now.toISOString(),
      baseUrl,
    }),
  );
}

function fileResponse(
  file: string | Uint8Array,
  report: Report,
  writer: Pick<ReportWriter, "mediaType" | "format" | "extension">,
): Response {
  return new Response(typeof file === "string" ? file : new Uint8Array(file), {
    headers: {
      ...apiHeaders,
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
      "Content-Type": /^text\//.test(writer.mediaType) ? utf8(writer.mediaType) : writer.mediaType,
      "Content-Disposition": attachment(reportFilename(report, writer)),
    },
  });
}

const utf8 = (mediaType: string): string =>
  mediaType.includes("charset") ? mediaType : `${mediaType}; charset=utf-8`;

const formats = (): string => REPORT_WRITERS.map((writer) => writer.format).join(", ");
