import type { Failure } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import { isWithheldEntry, type ShownEntry } from "../../ledger/shapes/shown-entry";
import { toWire } from "../../ledger/shapes/wire-entry";
import type { ReportHistory } from "../../report/report";
import type { ArticleAccess } from "../access";
import { database } from "../client";
import { toRevisionRecord } from "../ledger/revision-row";
import { attemptRead } from "../unavailable";

/** What an article can be put up again from (`restoreArticle`), up to the last of its entries; undefined where the reader may not see all of them. */
export async function readHistory(
  { articleId }: ArticleAccess,
  entries: readonly ShownEntry[],
  names: ReadonlyMap<ActorId, string>,
): Promise<Result<ReportHistory | undefined, Failure>> {
  return attemptRead(async () => {
    if (entries.some((entry) => isWithheldEntry(entry) || "pseudonymous" in entry)) return undefined;
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

const textsIn = (entries: readonly ShownEntry[]): number =>
  entries.filter(({ type }) => type === "article-added" || type === "article-revised").length;
