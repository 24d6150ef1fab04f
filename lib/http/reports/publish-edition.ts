import type { z } from "zod";
import type { ArticleAccess } from "../../database/access";
import type { Clock } from "../../database/clock";
import { signLogNow } from "../../database/log/sequence-log";
import { LogBroken } from "../../database/log/sign-log";
import {
  type PageWriter,
  type PublishRequest,
  previewReport,
  publishReport,
} from "../../database/reports/publish-report";
import type { Edition } from "../../domain/edition";
import type { Failure } from "../../domain/failure";
import { ok, type Result } from "../../domain/result";
import { editionReport } from "../../report/build/edition-report";
import { publicPath } from "../../report/html/public-page";
import { findWriter } from "../../report/writers/writers";
import { given } from "../requests/parse-input";
import type { editionSchema, previewSchema } from "../schemas/report-schema";
import { gatherReport } from "./gather-report";

/** Writes and publishes the next edition of an article's report. */
export function publishEdition(
  access: ArticleAccess,
  request: PublishRequest,
  baseUrl: string,
  clock?: Clock,
): Promise<Result<Edition, Failure>> {
  const write = pageWriter(access, baseUrl);
  const writeSigned: PageWriter = async (edition) => {
    await signBefore(access);
    return write(edition);
  };
  return publishReport(access, request, writeSigned, clock);
}

/** Signs the log with all that is in it until now. A log that was changed is told of, and keeps nobody from correcting an edition. */
async function signBefore(access: ArticleAccess): Promise<void> {
  try {
    await signLogNow(access);
  } catch (error) {
    if (!(error instanceof LogBroken)) throw error;
    console.error(error.message);
  }
}

/** What was asked for, with what was left out as the database's room names it. */
export function asEditionRequest({
  seq,
  headline,
  summary,
  note = null,
  ...choices
}: z.infer<typeof previewSchema>): Omit<PublishRequest, "commandId"> {
  return { seq: seq ?? null, ...given({ headline, summary, ...choices }), note };
}

/** The next edition's page as readers would see it, unpublished. */
export function previewEdition(
  access: ArticleAccess,
  request: Omit<PublishRequest, "commandId">,
  baseUrl: string,
) {
  return previewReport(access, request, pageWriter(access, baseUrl));
}

function pageWriter(access: ArticleAccess, baseUrl: string): PageWriter {
  return async (edition) => {
    const gathered = await gatherReport(access, { at: edition.seq, baseUrl, now: new Date(edition.at) });
    if (!gathered.ok) return gathered;
    const report = editionReport(gathered.value, { edition, earlier: edition.earlier });
    return ok({ html: await written(report, "html"), json: await written(report, "json") });
  };
}

async function written(report: ReturnType<typeof editionReport>, format: string): Promise<string> {
  const writer = findWriter(format);
  if (writer === undefined) throw new Error(`There is no writer of ${format}.`);
  const file = await writer.write(report);
  return typeof file === "string" ? file : new TextDecoder().decode(file);
}

/** An edition as it leaves the house; `baseUrl` is where this installation is reached. */
export function presentEdition(edition: Edition, baseUrl: string): z.input<typeof editionSchema> {
  const { reportId, number, slug, seq, hash, sha256, headline, summary, note } = edition;
  const { readers, kind, openClaims, articleShown, withdrawn } = edition;
  const path = publicPath(slug);
  return {
    ...{ reportId, number, slug, seq, hash, sha256, headline, summary, note },
    publishedAt: edition.at,
    publishedBy: edition.by,
    url: `${baseUrl}${path}`,
    ...{ readers, kind, openClaims: typeof openClaims === "string" ? openClaims : [...openClaims] },
    ...{ articleShown, withdrawn },
    editionUrl: `${baseUrl}${path}/${number}`,
  };
}
