import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ArticleId } from "../../domain/ids";
import { sealEntry } from "../../ledger/chain/hash-chain";
import type { LedgerEntry } from "../../ledger/shapes/ledger-entry";
import { hashLogged } from "../../log/log-leaf";
import { nodeHash, rootOf } from "../../log/merkle-tree";
import { database, disconnect } from "../client";
import { commitCommands } from "../ledger/commit-command";
import { toLedgerEntry } from "../ledger/ledger-row";
import { verifyLedger } from "../ledger/verify-ledger";
import { makeCommand, makeTestDesk, must, SEATS, type TestDesk } from "../testing/test-desk";
import type { LogOf } from "./log-key";
import { readLogSize } from "./log-rows";
import { readSignedHead, type SeenCheckpoint } from "./seen-checkpoint";
import { sequenceLog, signLogNow } from "./sequence-log";
import { verifyLog } from "./verify-log";

const GUARDED = ["ledger_entry", "log_leaf", "log_tile", "log_checkpoint", "comment"];

let desk: TestDesk;
let log: LogOf;
/** Entries of the desk's own ledger, which its making wrote. */
let own: number;
let id: ArticleId;
let other: ArticleId;
const owner = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
beforeAll(() => owner.connect());
afterAll(() => Promise.all([owner.end(), disconnect()]));
beforeEach(async () => {
  desk = await makeTestDesk();
  log = await desk.enter("owner");
  for (const seat of SEATS) await desk.enter(seat);
  await sequenceLog(log, null, () => new Date(0));
  own = await readLogSize(log.workspaceId);
  id = (await desk.add("The well was dug in 1902.")).id;
  other = (await desk.add("It is nine metres deep.")).id;
  await comment(id, 4);
  await comment(other, 1);
});

async function comment(articleId: ArticleId, times: number): Promise<void> {
  const access = await desk.open("reviewer1", articleId);
  for (let at = 0; at < times; at += 1)
    must(
      await commitCommands(access, [
        makeCommand("comment", { commentId: randomUUID(), body: `Number ${at}` }),
      ]),
    );
}

/** What somebody with the owner's password could do: no trigger looks on. */
async function tamper(
  ...statements: readonly (readonly [sql: string, ...values: unknown[]])[]
): Promise<void> {
  for (const table of GUARDED) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  for (const [sql, ...values] of statements) await owner.query(sql, values);
  for (const table of GUARDED) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

async function seen(name: string): Promise<SeenCheckpoint> {
  const head = readSignedHead((await signLogNow(log)) ?? expect.unreachable());
  return head.ok ? { name, ...head.value } : expect.unreachable();
}

const wrong = (index: number | null, reason: RegExp) => ({
  ok: false,
  index,
  reason: expect.stringMatching(reason),
});

describe("verifying a log", () => {
  it("holds while it grows, with every checkpoint that was kept of it", async () => {
    const first = await seen("one.txt");
    await comment(id, 3);
    const second = await seen("two.txt");
    await comment(other, 2);
    await sequenceLog(log);
    await comment(other, 1);
    expect(await verifyLog(log, [second, first])).toEqual({
      ok: true,
      size: own + 12,
      waiting: 1,
      signed: own + 10,
    });
  });

  it("holds over tiles, and finds one that was changed or is gone", async () => {
    const access = await desk.open("reviewer1", id);
    const many = Array.from({ length: 300 }, () =>
      makeCommand("comment", { commentId: randomUUID(), body: "Again." }),
    );
    must(await commitCommands(access, many.slice(0, 150)));
    must(await commitCommands(access, many.slice(150)));
    await signLogNow(log);
    expect(await verifyLog(log, [])).toMatchObject({ ok: true, size: own + 307 });
    await tamper([
      "UPDATE log_tile SET bytes = set_byte(bytes, 40, 1 + get_byte(bytes, 40) % 255) WHERE workspace_id = $1",
      log.workspaceId,
    ]);
    expect(await verifyLog(log, [])).toEqual(wrong(0, /Tile 0\/0 is not that of its leaves/));
    await tamper(["DELETE FROM log_tile WHERE workspace_id = $1", log.workspaceId]);
    expect(await verifyLog(log, [])).toEqual(wrong(0, /Tile 0\/0 is missing/));
  });

  it("finds that the last entry was deleted, also where its ledger holds", async () => {
    await signLogNow(log);
    await tamper(
      ["DELETE FROM ledger_entry WHERE article_id = $1 AND seq = 5", id],
      ["DELETE FROM comment WHERE article_id = $1 AND body = 'Number 3'", id],
      [
        `UPDATE article SET head_seq = 4, head_hash = (SELECT hash FROM ledger_entry WHERE article_id = $1 AND seq = 4)
         WHERE id = $1`,
        id,
      ],
    );
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 4 });
    expect(await verifyLog(log, [])).toEqual(
      wrong(own + 5, /Entry 5 of .* is in the log and gone from its ledger/),
    );
  });

  it.each([
    [
      "one in the middle was deleted",
      3,
      /gone from its ledger/,
      "DELETE FROM ledger_entry WHERE article_id = $1 AND seq = 3",
    ],
    [
      "two were swapped",
      3,
      /was changed/,
      "UPDATE ledger_entry SET seq = CASE seq WHEN 3 THEN -4 WHEN 4 THEN -3 ELSE seq END WHERE article_id = $1; UPDATE ledger_entry SET seq = -seq WHERE seq < 0",
    ],
    [
      "one byte of a leaf was changed",
      3,
      /was changed/,
      "UPDATE log_leaf SET hash = overlay(hash placing (CASE left(hash, 1) WHEN '0' THEN '1' ELSE '0' END) from 1 for 1) WHERE article_id = $1 AND seq = 3",
    ],
    ["a leaf is gone", 3, /missing/, "DELETE FROM log_leaf WHERE article_id = $1 AND seq = 3"],
    [
      "two leaves were swapped",
      3,
      /should come before its entry 4/,
      "UPDATE log_leaf SET seq = CASE seq WHEN 3 THEN -4 WHEN 4 THEN -3 ELSE seq END WHERE article_id = $1; UPDATE log_leaf SET seq = -seq WHERE seq < 0",
    ],
  ])("finds that %s, naming the entry", async (_what, index, reason, sql) => {
    await signLogNow(log);
    const [{ index: first } = expect.unreachable()] = await database().logLeaf.findMany({
      where: { articleId: id, seq: 3 },
    });
    expect(first).toBe(own + index);
    await tamper(
      ...sql.split("; ").map((each) => (each.includes("$1") ? ([each, id] as const) : ([each] as const))),
    );
    expect(await verifyLog(log, [])).toEqual(wrong(own + index, reason));
  });

  it("finds a checkpoint that no key of the installation signed", async () => {
    await signLogNow(log);
    await tamper([
      "UPDATE log_checkpoint SET note = replace(note, E'\\n' || size || E'\\n', E'\\n6\\n') WHERE workspace_id = $1",
      log.workspaceId,
    ]);
    expect(await verifyLog(log, [])).toEqual(wrong(null, /The newest checkpoint: .*changed/));
  });

  it("finds by what somebody kept that the end of the log is gone", async () => {
    const kept = await seen("kept.txt");
    await tamper(
      ["DELETE FROM log_leaf WHERE workspace_id = $1 AND index > $2", log.workspaceId, own + 3],
      ["DELETE FROM log_checkpoint WHERE workspace_id = $1", log.workspaceId],
    );
    expect(await verifyLog(log, [])).toMatchObject({ ok: true, size: own + 4, waiting: 3 });
    expect(await verifyLog(log, [kept])).toEqual(wrong(own + 4, /gone from the end .* kept\.txt saw/));
  });
});

/** Rewrites an article's history from an entry on as who has the database and the key could: nothing of it is amiss in itself. */
async function rewriteFrom(seq: number, change: (entry: LedgerEntry) => Partial<LedgerEntry>): Promise<void> {
  const rows = await database().ledgerRow.findMany({ where: { articleId: id }, orderBy: { seq: "asc" } });
  const entries: LedgerEntry[] = [];
  for (const entry of rows.map(toLedgerEntry)) {
    const {
      salt,
      dataHash: _d,
      prevHash: _p,
      hash: _h,
      ...unsealed
    } = {
      ...entry,
      ...(entry.seq === seq ? change(entry) : {}),
    } as LedgerEntry;
    entries.push(sealEntry(unsealed, entries.at(-1)?.hash ?? "0".repeat(64), salt ?? ""));
  }
  await tamper(
    ...entries.flatMap((entry) => [
      [
        `UPDATE ledger_entry SET at = $3, data = $4, data_hash = $5, prev_hash = $6, hash = $7 WHERE article_id = $1 AND seq = $2`,
        ...[id, entry.seq, entry.at, JSON.stringify(entry.data), entry.dataHash, entry.prevHash, entry.hash],
      ] as const,
      [
        "UPDATE log_leaf SET hash = $3 WHERE article_id = $1 AND seq = $2",
        id,
        entry.seq,
        entry.hash,
      ] as const,
    ]),
    ["UPDATE article SET head_hash = $2 WHERE id = $1", id, entries.at(-1)?.hash],
    ["UPDATE comment SET body = 'Never said' WHERE article_id = $1 AND body = 'Number 1'", id],
    ["DELETE FROM log_checkpoint WHERE workspace_id = $1", log.workspaceId],
  );
  await signLogNow(log);
}

describe("a history that was written anew and signed by the same key", () => {
  const notSaid = ({ data }: LedgerEntry) =>
    ({ data: { ...data, body: "Never said" } }) as Partial<LedgerEntry>;

  it("is found by any checkpoint from before, and by nothing else", async () => {
    const early = await rootSeen(own + 3);
    const kept = await seen("kept.txt");
    await comment(id, 1);
    await rewriteFrom(3, notSaid);
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 6 });
    expect(await verifyLog(log, [])).toMatchObject({ ok: true, size: own + 8 });
    expect(await verifyLog(log, [early])).toMatchObject({ ok: true });
    expect(await verifyLog(log, [kept])).toEqual(wrong(0, /not begin with what kept\.txt saw: .* 1 to \d+ /));
    expect(await verifyLog(log, [kept, early])).toEqual(wrong(own + 3, /at least one of entries \d+ to \d+/));
  });

  it("is two logs, of which one person saw the one and another the other", async () => {
    const one = await seen("one.txt");
    await rewriteFrom(3, notSaid);
    const two = await seen("two.txt");
    expect(one.size).toBe(two.size);
    expect(await verifyLog(log, [two])).toMatchObject({ ok: true });
    expect(await verifyLog(log, [two, one])).toEqual(wrong(expect.any(Number) as never, /one\.txt/));
  });

  it("is found by its clock where that goes backwards", async () => {
    await signLogNow(log);
    const later = (entry: LedgerEntry) => ({
      ...notSaid(entry),
      at: "2031-01-01T00:00:00.000Z" as typeof entry.at,
    });
    await rewriteFrom(3, later);
    expect(await verifyLedger(id)).toMatchObject({
      ok: false,
      seq: 4,
      reason: expect.stringMatching(/before the entry before/),
    });
  });

  /** What somebody would have kept of the first leaves. */
  async function rootSeen(size: number): Promise<SeenCheckpoint> {
    await sequenceLog(log);
    const leaves = await database().logLeaf.findMany({
      where: { workspaceId: log.workspaceId, index: { lt: size } },
      orderBy: { index: "asc" },
    });
    const hashes = leaves.map(hashLogged);
    const read = (level: number, index: number): Uint8Array =>
      level === 0
        ? (hashes[index] ?? expect.unreachable())
        : nodeHash(read(level - 1, 2 * index), read(level - 1, 2 * index + 1));
    return { name: "early.txt", size, root: rootOf(size, read) };
  }
});
