import type { Failure } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { ArticleAccess } from "../access";
import { database } from "../client";
import { toLedgerEntry } from "../ledger/ledger-row";
import { type RevisionRecord, toRevisionRecord } from "../ledger/revision-row";
import { attempt } from "../unavailable";
import type { OriginalFacts } from "./originals";

/** When, by whom and why an article got one of its texts. */
export type RevisionFacts = Pick<RevisionRecord, "id" | "number" | "sha256"> & {
  /** Null of the first text, which needs none. */
  readonly reason: string | null;
  /** What it was read from; null where it was pasted or written here. */
  readonly original: OriginalFacts | null;
  /** RFC 3339. */
  readonly at: string;
  readonly actor: ActorId;
};

/** The article's texts, oldest first. An independent review hides none of this. */
export async function readRevisions(
  access: ArticleAccess,
): Promise<Result<readonly RevisionFacts[], Failure>> {
  return attempt(async () => ok(await loadFacts(access)));
}

/** One of them, with its text. */
export async function readNumberedRevision(
  access: ArticleAccess,
  number: number,
): Promise<Result<RevisionFacts & RevisionRecord, Failure>> {
  return attempt(async () => {
    const facts = (await loadFacts(access)).find((each) => each.number === number);
    if (facts === undefined) return fail({ kind: "not-found" });
    const row = await database().revision.findUniqueOrThrow({ where: { id: facts.id } });
    return ok({ ...facts, ...toRevisionRecord(row) });
  });
}

async function loadFacts({ articleId }: ArticleAccess): Promise<readonly RevisionFacts[]> {
  const rows = await database().ledgerRow.findMany({
    where: { articleId, type: { in: ["article-added", "article-revised"] } },
    orderBy: { seq: "asc" },
  });
  return rows.map(toLedgerEntry).flatMap((entry) => {
    if (entry.type !== "article-added" && entry.type !== "article-revised") return [];
    const { id, number, sha256 } = entry.data.revision;
    const reason = entry.type === "article-revised" ? entry.data.reason : null;
    const original = entry.data.original ?? null;
    return [{ id, number, sha256, reason, original, at: entry.at, actor: entry.actor }];
  });
}
