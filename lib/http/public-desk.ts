import { type DeskImprint, findImprint } from "../database/imprints";
import { type ListedReport, readAllReports, readDeskReports } from "../database/read-public-reports";
import type { Failure } from "../domain/failure";
import { fail, type Result } from "../domain/result";
import { imprintPage } from "../report/html/imprint-page";
import { nothingPublishedPage } from "../report/html/public-page";
import { atomFeed, MOST_IN_SITEMAP, robots, siteMap } from "../report/public-feeds";
import type { Handler } from "./handle";
import { logFault } from "./log-fault";
import { ownAddress } from "./own-address";
import { problemResponse } from "./problem";
import { publicAnswer } from "./public-report";

const MOST_IN_FEED = 30;

/** The latest of a desk's public reports (lib/http/public-list.ts), as an Atom feed. */
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
export const showImprint: Handler = async (request, { params }) => {
  try {
    const version = new URL(request.url).searchParams.get("version");
    const isNumber = version === null || /^[1-9]\d{0,8}$/.test(version);
    const { slug } = await params;
    const desk: Result<DeskImprint, Failure> = isNumber
      ? await findImprint(String(slug), version === null ? undefined : Number(version))
      : fail({ kind: "not-found" });
    if (desk.ok)
      return publicAnswer(request, imprintPage(desk.value, desk.value.imprint), "text/html; charset=utf-8");
    if (desk.failure.kind !== "not-found") return problemResponse(desk.failure);
    return publicAnswer(request, nothingPublishedPage(), "text/html; charset=utf-8", {}, 404);
  } catch (error) {
    return problemResponse(logFault("what a desk says of itself", error));
  }
};

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

/** Where there is none there is nothing: a sitemap without an address is no sitemap. */
function open(
  read: () => Promise<Result<readonly ListedReport[], Failure>>,
  show: (reports: readonly ListedReport[], request: Request) => Response,
): Handler {
  return async (request) => {
    try {
      const reports = await read();
      if (!reports.ok && reports.failure.kind !== "not-found") return problemResponse(reports.failure);
      if (reports.ok && reports.value.length > 0) return show(reports.value, request);
      return publicAnswer(request, nothingPublishedPage(), "text/html; charset=utf-8", {}, 404);
    } catch (error) {
      return problemResponse(logFault("a list of published pages", error));
    }
  };
}
