import type { ArticleId } from "../../domain/ids";
import { growTree } from "../../log/growing-tree";
import { hashLogged, type LoggedEntry } from "../../log/log-leaf";
import { TILE_WIDTH } from "../../log/log-tile";
import { branded } from "../branded";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { Prisma } from "../generated/client";
import type { LogOf } from "./log-key";
import { readEdge } from "./log-rows";
import { isCheckpointDue, logsToSign, signLog } from "./sign-log";

/** Entries that one transaction takes. */
const AT_ONCE = 8_192;
const PATIENCE = { timeout: 60_000, maxWait: 10_000 };

/** The logs that entries of these ledgers wait for, each with its ledgers. */
export async function logsOf(
  articleIds: readonly ArticleId[],
): Promise<ReadonlyMap<LogOf, readonly ArticleId[]>> {
  return byLog(await behind(articleIds));
}

/** Logs for which something is to be done: entries wait, or it is time for a checkpoint. */
export async function logsToKeep(clock: Clock = wallClock): Promise<readonly LogOf[]> {
  return [...byLog(await behind(null)).keys(), ...(await logsToSign(clock()))];
}

/**
 * Takes entries that are committed into a workspace's log, signs a checkpoint if it is time, and gives back whether there
 * are more to take. Does nothing while another process is at it. `named` looks at these ledgers alone.
 */
export async function sequenceLog(
  log: LogOf,
  named: readonly ArticleId[] | null = null,
  clock: Clock = wallClock,
): Promise<{ readonly isMore: boolean }> {
  return database().$transaction(async (asking) => {
    if (!(await takeTurn(log, asking))) return { isMore: false };
    const taken = await takeEntries(log, named, asking);
    if (taken < AT_ONCE && (await isCheckpointDue(log, clock(), asking))) await signLog(log, clock(), asking);
    return { isMore: taken === AT_ONCE };
  }, PATIENCE);
}

/** Takes all that is committed now and gives back a checkpoint over it, as a signed note; null where no key signs. */
export async function signLogNow(log: LogOf, clock: Clock = wallClock): Promise<string | null> {
  let isMore = true;
  while (isMore) {
    isMore = await database().$transaction(async (asking) => {
      await waitForTurn(log, asking);
      return (await takeEntries(log, null, asking)) === AT_ONCE;
    }, PATIENCE);
  }
  return database().$transaction(async (asking) => {
    await waitForTurn(log, asking);
    return signLog(log, clock(), asking);
  }, PATIENCE);
}

const turnOf = ({ workspaceId }: LogOf) => Prisma.sql`hashtextextended(${`assay-log ${workspaceId}`}, 0)`;

async function takeTurn(log: LogOf, asking: Prisma.TransactionClient): Promise<boolean> {
  const rows = await asking.$queryRaw<readonly { readonly is: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${turnOf(log)}) AS is`;
  return rows[0]?.is === true;
}

async function waitForTurn(log: LogOf, asking: Prisma.TransactionClient): Promise<void> {
  await asking.$executeRaw`SELECT pg_advisory_xact_lock(${turnOf(log)})`;
}

type Taken = LoggedEntry & { readonly index: number };

/** How many were taken. They are chosen and numbered by one question, whose order `entries_to_log` makes. */
async function takeEntries(
  { workspaceId }: LogOf,
  named: readonly ArticleId[] | null,
  asking: Prisma.TransactionClient,
): Promise<number> {
  const rows = await asking.$queryRaw<readonly Taken[]>`
    INSERT INTO log_leaf (workspace_id, index, article_id, seq, hash)
      SELECT ${workspaceId}::uuid, place - 1 +
          (SELECT coalesce(max(index) + 1, 0) FROM log_leaf WHERE workspace_id = ${workspaceId}::uuid),
        article_id, seq, hash
      FROM entries_to_log(${workspaceId}::uuid, ${named}::uuid[], ${AT_ONCE}::int)
    RETURNING index, article_id AS "articleId", seq, hash`;
  const leaves = rows.toSorted((one, other) => one.index - other.index);
  const first = leaves[0]?.index ?? 0;
  if ((first % TILE_WIDTH) + leaves.length < TILE_WIDTH) return leaves.length;
  const edge = await readEdge(workspaceId, first, asking);
  for (const { level, index, bytes, hash } of growTree(edge, leaves.map(hashLogged)).tiles)
    await asking.logTile.create({
      data: { workspaceId, level, index, bytes: new Uint8Array(bytes), hash: new Uint8Array(hash) },
    });
  return leaves.length;
}

type Behind = { readonly workspaceId: string; readonly slug: string; readonly articleId: string };

async function behind(named: readonly ArticleId[] | null): Promise<readonly Behind[]> {
  return database().$queryRaw<readonly Behind[]>`
    SELECT workspace.id AS "workspaceId", workspace.slug, ledger.article_id AS "articleId"
    FROM behind_in_log(${named}::uuid[]) AS ledger JOIN workspace ON workspace.id = ledger.workspace_id
    ORDER BY workspace.id`;
}

function byLog(rows: readonly Behind[]): ReadonlyMap<LogOf, readonly ArticleId[]> {
  const logs = new Map<string, { readonly log: LogOf; readonly articleIds: ArticleId[] }>();
  for (const row of rows) {
    const { workspaceId, slug, articleId } = branded.other(row);
    const found = logs.get(workspaceId) ?? { log: { workspaceId, slug }, articleIds: [] };
    found.articleIds.push(articleId);
    logs.set(workspaceId, found);
  }
  return new Map([...logs.values()].map(({ log, articleIds }) => [log, articleIds]));
}
