import { readDeskCounts, readTallies } from "../../database/reports/read-desk-counts";
import { readDeskReports } from "../../database/reports/read-public-reports";
import type { Failure } from "../../domain/failure";
import { nothingPublishedPage } from "../../report/html/public-page";
import { refusedListPage, reportListPage } from "../../report/html/report-list-page";
import { logFault } from "../answers/log-fault";
import { problemResponse } from "../answers/problem";
import type { Handler } from "../door/handle";
import { publicAnswer } from "./public-report";

const MOST_ON_A_PAGE = 50;
const HTML = "text/html; charset=utf-8";

/**
 * A desk's public reports, for anyone, fifty a page (`?page=2`), under what it settled in a year (`?year=2026`). A desk
 * without any is as if it were not there, whatever is asked of it.
 */
export const showReportList: Handler = async (request, context) => {
  try {
    const { slug } = await context.params;
    return await answer(request, String(slug));
  } catch (error) {
    return problemResponse(logFault("a desk's list", error));
  }
};

async function answer(request: Request, slug: string): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const [page, year] = [numberOf(asked.getAll("page"), PAGE), numberOf(asked.getAll("year"), YEAR)];
  const from = ((page ?? 1) - 1) * MOST_ON_A_PAGE;
  const read = await readDeskReports(slug, MOST_ON_A_PAGE + 1, from);
  // A page after the last has no reports; whether the desk has any, its first says.
  const first = read.ok || from === 0 ? read : await readDeskReports(slug, 1);
  if (!first.ok) return failed(request, first.failure);
  const [desk] = first.value.map(({ deskSlug, deskName, hasImprint }) => ({
    ...{ slug: deskSlug, name: deskName, hasImprint },
  }));
  if (desk === undefined) throw new Error("A list without a report is not found.");
  if (page === undefined) return refused(request, desk, "A page is a number, as in ?page=2.", 422);
  if (year === undefined) return refused(request, desk, "A year has four digits, as in ?year=2026.", 422);
  if (!read.ok)
    return read.failure.kind === "not-found"
      ? refused(request, desk, `The list ends before page ${page ?? 1}.`, 404)
      : problemResponse(read.failure);
  const reports = read.value.slice(0, MOST_ON_A_PAGE);
  const [counted, tallies] = await Promise.all([
    readDeskCounts(slug, year),
    readTallies(reports.map(({ id }) => id)),
  ]);
  if (!counted.ok) return problemResponse(counted.failure);
  if (!tallies.ok) return problemResponse(tallies.failure);
  const list = {
    reports,
    tallies: tallies.value,
    counted: counted.value,
    year,
    page: page ?? 1,
    hasOlder: read.value.length > MOST_ON_A_PAGE,
  };
  return publicAnswer(request, reportListPage(desk, list), HTML);
}

const PAGE = /^[1-9]\d{0,5}$/;
const YEAR = /^[1-9]\d{3}$/;

/** Null: not given; undefined: given as what it cannot be. */
function numberOf(given: readonly string[], shape: RegExp): number | null | undefined {
  const [value, ...more] = given;
  if (value === undefined) return null;
  return more.length === 0 && shape.test(value) ? Number(value) : undefined;
}

const refused = (request: Request, desk: { readonly slug: string }, why: string, status: number) =>
  publicAnswer(request, refusedListPage(desk, why), HTML, {}, status);

const failed = (request: Request, failure: Failure): Response =>
  failure.kind === "not-found"
    ? publicAnswer(request, nothingPublishedPage(), HTML, {}, 404)
    : problemResponse(failure);
