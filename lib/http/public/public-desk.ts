import { type DeskImprint, findImprint } from "../../database/reports/imprints";
import {
  type ListedReport,
  readAllReports,
  readDeskReports,
} from "../../database/reports/read-public-reports";
import type { Failure } from "../../domain/failure";
import { fail, type Result } from "../../domain/result";
import { imprintPage } from "../../report/html/imprint-page";
import { atomFeed, MOST_IN_SITEMAP, robots, siteMap } from "../../report/html/public-feeds";
import { nothingPublishedPage } from "../../report/html/public-page";
import { logFault } from "../answers/log-fault";
import { problemResponse } from "../answers/problem";
import type { Handler } from "../door/handle";
import { ownAddress } from "../requests/addresses";
import { publicAnswer } from "./public-report";

const MOST_IN_FEED = 30;

/** The latest of a desk's public reports (lib/http/public/public-list.ts), as an Atom feed. */
export const showFeed: Handler = deskPage(MOST_IN_FEED, (desk, reports, request) =>
  publicAnswer(request, atomFeed(desk, reports, ownAddress(request)), "application/atom+xml; charset=utf-8"),
);

/** Every public report of the installation, for search engines. */
export const showSiteMap: Handler = open(
  () => readAllReports(MOST_IN_SITEMAP),
  (reports, request) =>
    publicAnswer(request, siteMap(reports, ownAddress(request)), "application/xml; charset=utf-8"),
);

/** What a desk says of itself, for anyone: now, or in the version that `?version=` names. */
export const showImprint: Handler = async (request, context) => {
  const { slug } = await context.params;
  const version = new URL(request.url).searchParams.get("version");
  const read = async (): Promise<Result<DeskImprint, Failure>> =>
    version === null || VERSION.test(version)
      ? findImprint(String(slug), version === null ? undefined : Number(version))
      : fail({ kind: "not-found" });
  const show = (desk: DeskImprint): Response =>
    publicAnswer(request, imprintPage(desk, desk.imprint), "text/html; charset=utf-8");
  return open(read, show)(request, context);
};

const VERSION = /^[1-9]\d{0,8}$/;

/** What search engines are asked to take in. */
export const showRobots: Handler = async (request) =>
  publicAnswer(request, robots(ownAddress(request)), "text/plain; charset=utf-8");

function deskPage(
  limit: number,
  show: (
    desk: { readonly slug: string; readonly name: string },
    reports: readonly ListedReport[],
    request: Request,
  ) => Response,
): Handler {
  return async (request, context) => {
    const { slug } = await context.params;
    const read = () => readDeskReports(String(slug), limit);
    return open(read, (reports) => {
      const [newest] = reports;
      const name = newest?.deskName ?? String(slug);
      return show({ slug: newest?.deskSlug ?? String(slug), name }, reports, request);
    })(request, context);
  };
}

function open<Read>(
  read: () => Promise<Result<Read, Failure>>,
  show: (read: Read, request: Request) => Response,
): Handler {
  return async (request) => {
    try {
      const found = await read();
      if (found.ok) return show(found.value, request);
      if (found.failure.kind !== "not-found") return problemResponse(found.failure);
      return publicAnswer(request, nothingPublishedPage(), "text/html; charset=utf-8", {}, 404);
    } catch (error) {
      return problemResponse(logFault("what a desk has published", error));
    }
  };
}
