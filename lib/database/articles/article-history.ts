import type { Failure } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { isAllowed } from "../../domain/permission";
import type { Result } from "../../domain/result";
import { isWithheldEntry, type ShownEntry } from "../../ledger/shapes/shown-entry";
import { isRemoved, toWire } from "../../ledger/shapes/wire-entry";
import type { ReportHistory } from "../../report/report";
import type { ArticleAccess } from "../access";
import { database } from "../client";
import { toRevisionRecord } from "../ledger/revision-row";
import { attemptRead } from "../unavailable";

/** What an article can be put up again from (`restoreArticle`), up to the last of its entries; undefined for who is no owner, and where not all of them are shown. */
export async function readHistory(
  { articleId, role }: ArticleAccess,
  entries: readonly ShownEntry[],
  names: ReadonlyMap<ActorId, string>,
): Promise<Result<ReportHistory | undefined, Failure>> {
  return attemptRead(async () => {
    if (!isAllowed(role, "manage-settings") || !entries.every((entry) => isWhole(entry, entries.length)))
      return undefined;
    const revisions = await database().revision.findMany({
      where: { articleId, number: { lte: textsIn(entries) } },
      orderBy: { number: "asc" },
    });
    const editions = await database().reportRow.findMany({
      where: { articleId, number: { lte: entries.filter(({ type }) => type === "report-published").length } },
      orderBy: { number: "asc" },
    });
    const told = JSON.stringify(entries);
    return {
      entries: entries.map(toWire),
      revisions: revisions.map((row) => ({
        ...toRevisionRecord(row),
        createdAt: row.createdAt.toISOString(),
      })),
      editions: editions.map(({ articleId: _, ...row }) => row),
      actors: [...names].filter(([id]) => told.includes(id)).map(([id, name]) => ({ id, name })),
    };
  });
}

/** Whether all of it is shown, and what removed its words, if anything did, is among the first `count` entries. */
function isWhole(entry: ShownEntry, count: number): boolean {
  if (isWithheldEntry(entry) || "pseudonymous" in entry) return false;
  return !isRemoved(entry) || entry.redactedBy <= count;
}

const textsIn = (entries: readonly ShownEntry[]): number =>
  entries.filter(({ type }) => type === "article-added" || type === "article-revised").length;
