import type { HistoryData, HistoryOpening } from "@/components/history/history-data";
import { historyNames } from "@/components/open-article/history-names";
import { type ArticleAccess, type Caller, openArticle } from "@/lib/database/access";
import { readArticle } from "@/lib/database/articles/articles";
import { readLedger, readReview } from "@/lib/database/ledger/read-review";
import { listMembers } from "@/lib/database/people/members";
import { actorNames } from "@/lib/database/people/names";
import { DatabaseUnavailable } from "@/lib/database/unavailable";
import type { Failure } from "@/lib/domain/failure";
import type { Result } from "@/lib/domain/result";
import { EXPORT_FORMATS } from "@/lib/http/reports/export-formats";
import { layActivity, placeLines } from "@/lib/ledger/history/activity";
import { filterHistory, readHistoryFilter } from "@/lib/ledger/history/filter-history";
import { type HistoryLine, recordHistory } from "@/lib/ledger/history/record-history";
import { packReview } from "@/lib/ledger/review/packed-review";

/** Lines that come with the page: more than a screen holds. */
const FIRST_LINES = 40;

/** What the history page of an article begins with; null when it is not there, or not the caller's to see. */
export async function readHistory(
  caller: Caller,
  slug: string,
  id: string,
  search = "",
): Promise<HistoryData | null> {
  const opened = await openArticle(caller, id);
  if (!opened.ok && opened.failure.kind === "unavailable")
    throw new DatabaseUnavailable(opened.failure.detail);
  return opened.ok && opened.value.slug === slug ? gather(opened.value, search) : null;
}

async function gather(access: ArticleAccess, search: string): Promise<HistoryData> {
  const [article, review, entries, members, names] = await Promise.all([
    readArticle(access),
    readReview(access),
    readLedger(access),
    listMembers(access),
    actorNames(access),
  ]);
  const { title, id, revision } = unwrap(article);
  const known = new Map<string, string>(unwrap(names));
  const { slug, name, scale, settings } = access;
  const desk = { slug, name, scale, settings };
  const { lines } = recordHistory(unwrap(entries), historyNames({ names: known, desk }));
  return {
    article: { id, title, revisionId: revision.id },
    desk,
    me: { id: access.actor, role: access.role },
    userName: known.get(access.actor) ?? "You",
    members: unwrap(members).map(({ userId, name: called }) => ({ userId, name: called })),
    names: known,
    review: packReview(unwrap(review).state, ""),
    exports: EXPORT_FORMATS.map(({ format, label, isForDesk }) => ({ format, label, isForDesk })),
    now: new Date().toISOString(),
    opening: openingOf(lines, search),
  };
}

function openingOf(lines: readonly HistoryLine[], search: string): HistoryOpening {
  const said = new URLSearchParams(search);
  const found = filterHistory(
    lines,
    readHistoryFilter((key) => said.get(key)),
  );
  return {
    lines: found.slice(-FIRST_LINES).toReversed(),
    matches: found.length,
    people: new Set(lines.map(({ actor }) => actor)).size,
    activity: layActivity(lines, placeLines(lines)),
    first: lines[0]?.at ?? "",
    last: lines.at(-1)?.at ?? "",
    search,
  };
}

/** After the gate only the database can still fail; app/error.tsx says so. */
function unwrap<T>(result: Result<T, Failure>): T {
  if (result.ok) return result.value;
  throw new DatabaseUnavailable("The history could not be read.");
}
