import { randomUUID } from "node:crypto";
import { bytesToHex } from "@noble/hashes/utils.js";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ArticleId } from "../../domain/ids";
import { openCheckpoint } from "../../log/checkpoint";
import { EMPTY_TREE, growTree, rootOfEdge } from "../../log/growing-tree";
import { hashLogged } from "../../log/log-leaf";
import { branded } from "../branded";
import { database, disconnect } from "../client";
import { commitCommands } from "../ledger/commit-command";
import { makeCommand, makeTestDesk, must, SEATS, type TestDesk } from "../testing/test-desk";
import { type LogOf, logKeys } from "./log-key";
import { readLogSize, readTile } from "./log-rows";
import { logsOf, logsToKeep, sequenceLog, signLogNow } from "./sequence-log";

let desk: TestDesk;
let log: LogOf;
/** Entries of the desk's own ledger, which its making wrote. */
let own: number;
const owner = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
beforeAll(() => owner.connect());
beforeEach(async () => {
  desk = await makeTestDesk();
  log = await desk.enter("owner");
  for (const seat of SEATS) await desk.enter(seat);
  await sequenceLog(log, null, () => new Date(0));
  own = await readLogSize(log.workspaceId);
});
afterAll(() => Promise.all([owner.end(), disconnect()]));

const allLeaves = async () =>
  (
    await database().logLeaf.findMany({ where: { workspaceId: log.workspaceId }, orderBy: { index: "asc" } })
  ).map(branded.other);

/** Those after the desk's own, numbered from there. */
const leaves = async () =>
  (await allLeaves()).slice(own).map((leaf) => ({ ...leaf, index: leaf.index - own }));

async function comment(articleId: ArticleId, times = 1, at = new Date()): Promise<void> {
  const access = await desk.open("reviewer1", articleId);
  const commands = Array.from({ length: times }, () =>
    makeCommand("comment", { commentId: randomUUID(), body: "Again?" }),
  );
  must(await commitCommands(access, commands, () => at));
}

const later = (seconds: number) => () => new Date(Date.now() + seconds * 1000);

describe("the log of a workspace", () => {
  it("takes all entries of all its articles in the order of their time, and those of no other", async () => {
    const other = await makeTestDesk();
    await other.add("Elsewhere.");
    const [one, two] = [await desk.add("One."), await desk.add("Two.")];
    await comment(two.id);
    await comment(one.id, 2);
    await sequenceLog(log);
    const taken = await leaves();
    expect(taken.map(({ index, articleId, seq }) => [index, articleId, seq])).toEqual([
      [0, one.id, 1],
      [1, two.id, 1],
      [2, two.id, 2],
      [3, one.id, 2],
      [4, one.id, 3],
    ]);
    const entries = await database().ledgerRow.findMany({ where: { articleId: one.id } });
    expect(new Set(taken.map(({ hash }) => hash))).toEqual(
      new Set(
        [...entries, ...(await database().ledgerRow.findMany({ where: { articleId: two.id } }))].map(
          ({ hash }) => hash,
        ),
      ),
    );
  });

  it("goes on where it was, and finds what waits by the ledgers that were told of", async () => {
    const { id } = await desk.add("One.");
    expect([...(await logsOf([id])).values()]).toEqual([[id]]);
    await sequenceLog(log, [id]);
    expect([...(await logsOf([id])).keys()]).toEqual([]);
    await comment(id);
    await desk.add("Two.");
    await sequenceLog(log, [id]);
    expect((await leaves()).map(({ seq }) => seq)).toEqual([1, 2]);
    expect((await logsToKeep()).map(({ slug }) => slug)).toContain(desk.slug);
    await sequenceLog(log);
    expect(await leaves()).toHaveLength(3);
    expect((await logsToKeep()).map(({ slug }) => slug)).not.toContain(desk.slug);
  });

  it("keeps the order of seq where a clock went backwards", async () => {
    const { id } = await desk.add("One.");
    await comment(id, 3);
    await owner.query("ALTER TABLE ledger_entry DISABLE TRIGGER USER");
    await owner.query(
      "UPDATE ledger_entry SET at = at - interval '1 hour' WHERE article_id = $1 AND seq = 3",
      [id],
    );
    await owner.query("ALTER TABLE ledger_entry ENABLE TRIGGER USER");
    await sequenceLog(log);
    expect((await leaves()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it("has each entry once, whoever comes at the same time", async () => {
    const { id } = await desk.add("One.");
    await comment(id, 50);
    await Promise.all(Array.from({ length: 6 }, () => sequenceLog(log)));
    await signLogNow(log);
    expect((await leaves()).map(({ index, seq }) => [index, seq])).toEqual(
      Array.from({ length: 51 }, (_, index) => [index, index + 1]),
    );
  });

  it("keeps tiles as they become full, of which its root is the tree's", async () => {
    const { id } = await desk.add("One.");
    for (let times = 0; times < 6; times += 1) {
      await comment(id, 100);
      await sequenceLog(log);
    }
    const taken = await allLeaves();
    const { edge, tiles } = growTree(EMPTY_TREE, taken.map(hashLogged));
    expect(edge.size).toBe(own + 601);
    const kept = await database().logTile.findMany({
      where: { workspaceId: log.workspaceId },
      orderBy: { index: "asc" },
    });
    expect(
      kept.map(({ level, index, bytes, hash }) => [level, index, bytesToHex(bytes), bytesToHex(hash)]),
    ).toEqual(
      tiles.map(({ level, index, bytes, hash }) => [level, index, bytesToHex(bytes), bytesToHex(hash)]),
    );
    const note = (await signLogNow(log)) ?? expect.unreachable();
    const origin = `localhost:3000/w/${desk.slug}`;
    expect(openCheckpoint(note, logKeys(origin))).toMatchObject({
      ok: true,
      value: { origin, size: own + 601, root: rootOfEdge(edge) },
    });
    expect((await readTile(log.workspaceId, { level: 1, index: 0 })).length).toBe(64);
    expect((await readTile(log.workspaceId, { level: 0, index: 2 })).length).toBe((own + 89) * 32);
  });
});

describe("the checkpoints of a log", () => {
  const sizes = async () =>
    (
      await database().logCheckpoint.findMany({
        where: { workspaceId: log.workspaceId },
        orderBy: { number: "asc" },
      })
    ).flatMap(({ size }) => (size > own ? [size - own] : []));

  it("come when there is something new, at most each minute, and when asked for", async () => {
    const { id } = await desk.add("One.");
    await sequenceLog(log);
    await comment(id);
    await sequenceLog(log);
    expect(await sizes()).toEqual([1]);
    expect((await logsToKeep()).map(({ slug }) => slug)).not.toContain(desk.slug);
    expect((await logsToKeep(later(61))).map(({ slug }) => slug)).toContain(desk.slug);
    await sequenceLog(log, null, later(61));
    await sequenceLog(log, null, later(200));
    expect(await sizes()).toEqual([1, 2]);
    await comment(id);
    const note = await signLogNow(log);
    expect(await signLogNow(log)).toBe(note);
    expect(await sizes()).toEqual([1, 2, 3]);
  });

  it.each([
    [
      "a leaf was changed",
      /does not begin with the \d+ entries/,
      "UPDATE log_leaf SET hash = repeat('0', 64) WHERE workspace_id = $1 AND index = 1",
    ],
    [
      "a leaf is gone from the middle",
      /hashes are missing|does not begin/,
      "DELETE FROM log_leaf WHERE workspace_id = $1 AND index = 1",
    ],
  ])("are refused when %s", async (_what, complaint, sql) => {
    const { id } = await desk.add("One.");
    await comment(id, 3);
    await signLogNow(log);
    await owner.query("ALTER TABLE log_leaf DISABLE TRIGGER USER");
    await owner.query(sql, [log.workspaceId]);
    await owner.query("ALTER TABLE log_leaf ENABLE TRIGGER USER");
    await desk.add("Two.");
    await expect(signLogNow(log)).rejects.toThrow(complaint);
    expect(await sizes()).toEqual([4]);
  });
});
