import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ArticleId } from "../../domain/ids";
import { reviseArticle } from "../articles/revise-article";
import { disconnect } from "../client";
import { signLogNow } from "../log/sequence-log";
import { makeCommand, makeTestDesk, must, plainArticle, type TestDesk } from "../testing/test-desk";
import { commitCommands } from "./commit-command";
import { readReview } from "./read-review";
import { verifyLedger } from "./verify-ledger";

let desk: TestDesk;
const owner = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
const runtime = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
beforeAll(async () => {
  desk = await makeTestDesk();
  await Promise.all([owner.connect(), runtime.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), runtime.end(), disconnect()]);
});

const TEXT = "The well was dug in 1902. It is nine metres deep.";

async function reviewedArticle(): Promise<ArticleId> {
  const { id } = await desk.add(TEXT);
  const claimId = randomUUID();
  const access = await desk.open("reviewer1", id);
  must(
    await commitCommands(access, [
      makeCommand("highlight-claim", { claimId, anchor: { quote: { exact: "1902" } } }),
      makeCommand("give-verdict", { claimId, rating: "true", rationale: "Seen on the stone." }),
    ]),
  );
  return id;
}

describe("the ledger in the database", () => {
  const rewrites = [
    "UPDATE ledger_entry SET actor_id = actor_id",
    "DELETE FROM ledger_entry",
    "TRUNCATE ledger_entry",
    "TRUNCATE article CASCADE",
    "UPDATE revision SET text = 'x'",
    "DELETE FROM revision",
    "DELETE FROM log_leaf",
    "UPDATE log_checkpoint SET note = 'x'",
    "TRUNCATE log_tile",
    "TRUNCATE log_cosignature",
    "TRUNCATE log_time_stamp",
  ];
  it.each(rewrites)("refuses its owner and the runtime's role: %s", async (sql) => {
    await reviewedArticle();
    await signLogNow(await desk.enter("owner"));
    await expect(owner.query(sql)).rejects.toThrow(/append-only|never changes|only grows/);
    await expect(runtime.query(sql)).rejects.toThrow(
      /append-only|never changes|only grows|permission denied/,
    );
  });

  it("refuses to empty the texts, also where nothing else that goes with them is guarded", async () => {
    await reviewedArticle();
    await owner.query("BEGIN");
    for (const table of ["ledger_entry", "report"])
      await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await expect(owner.query("TRUNCATE revision CASCADE")).rejects.toThrow("TRUNCATE on revision is refused");
    await owner.query("ROLLBACK");
  });

  it("gives the runtime's role no right to change what never changes, or to look at the migrations", async () => {
    const log = ["log_leaf", "log_tile", "log_checkpoint", "log_cosignature", "log_time_stamp"];
    const tables = ["ledger_entry", "desk_entry", "revision", "report", "report_tally", "imprint", ...log];
    const rights = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"];
    const held = async (table: string) => {
      const asked = rights.map((right) => `has_table_privilege('${table}', '${right}')`);
      const { rows } = await runtime.query({ text: `SELECT ${asked.join(", ")}`, rowMode: "array" });
      return rights.filter((_, at) => rows[0]?.[at]);
    };
    for (const table of tables) expect(await held(table), table).toEqual(["SELECT", "INSERT"]);
    expect(await held("_prisma_migrations")).toEqual([]);
  });

  it("refuses its owner to change a version of an imprint", async () => {
    await owner.query(`INSERT INTO imprint (workspace_id, version, said, saved_by, saved_at)
      SELECT workspace.id, 1, '{}', actor.id, now() FROM workspace, actor LIMIT 1`);
    for (const sql of ["UPDATE imprint SET said = said", "DELETE FROM imprint", "TRUNCATE imprint"])
      await expect(owner.query(sql), sql).rejects.toThrow("never changes");
  });

  const changes = ["claim", "verdict", "evidence", "comment"].flatMap((table) => [
    `UPDATE ${table} SET article_id = article_id`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table}`,
    `INSERT INTO ${table} SELECT (jsonb_populate_record(each, '{"id": "${randomUUID()}", "claim_id": "${randomUUID()}"}')).*
       FROM ${table} AS each LIMIT 1`,
  ]);
  it.each(changes)(
    "refuses its owner and the runtime's role a change that appends nothing: %s",
    async (sql) => {
      const id = await reviewedArticle();
      const access = await desk.open("reviewer1", id);
      const { state } = must(await readReview(access));
      const [claimId = ""] = state.claims.keys();
      const source = { evidenceId: randomUUID(), url: "https://well.example/", stance: "supports" } as const;
      must(
        await commitCommands(access, [
          makeCommand("add-evidence", { claimId, ...source }),
          makeCommand("comment", { commentId: randomUUID(), body: "Nine?" }),
        ]),
      );
      await expect(owner.query(sql)).rejects.toThrow(/without a trace|never emptied/);
      await expect(runtime.query(sql)).rejects.toThrow(/without a trace|never emptied|permission denied/);
      expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 5 });
    },
  );

  it("refuses a change that appends to another article's ledger, or in another transaction", async () => {
    const [one, other] = [await reviewedArticle(), await reviewedArticle()];
    const append = (id: string) => ({
      text: `WITH head AS (UPDATE article SET head_seq = head_seq + 1 WHERE id = $1 RETURNING id, head_seq)
        INSERT INTO ledger_entry SELECT id, head_seq, now(), $1, 'commented', '{}', '', '', '', '' FROM head`,
      values: [id],
    });
    const change = { text: "UPDATE verdict SET rating = 'false' WHERE article_id = $1", values: [one] };
    await owner.query("BEGIN");
    await owner.query(append(other));
    await owner.query(change);
    await expect(owner.query("COMMIT")).rejects.toThrow("without a trace");
    await owner.query("BEGIN");
    await owner.query(append(one));
    await owner.query(change);
    await owner.query("SET CONSTRAINTS ALL IMMEDIATE");
    await owner.query("ROLLBACK");
    await expect(owner.query(change)).rejects.toThrow("without a trace");
  });

  it("does not let the runtime's role take the guard away", async () => {
    await expect(runtime.query("ALTER TABLE ledger_entry DISABLE TRIGGER ALL")).rejects.toThrow(/owner/);
    await expect(runtime.query("DROP TRIGGER ledger_entry_is_append_only ON ledger_entry")).rejects.toThrow(
      /owner/,
    );
  });

  it("writes nothing when the connection dies in the middle of an append", async () => {
    const id = await reviewedArticle();
    const access = await desk.open("reviewer1", id);
    const blocker = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
    await blocker.connect();
    // Holds the comments: the append writes its entry and its head, then waits here, and is killed.
    await blocker.query("BEGIN; LOCK TABLE comment IN ACCESS EXCLUSIVE MODE");
    const command = makeCommand("comment", { commentId: randomUUID(), body: "Half written?" });
    const lost = commitCommands(access, [command]);
    await killAppend();
    expect(await lost).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
    await blocker.query("ROLLBACK");
    await blocker.end();
    expect(must(await readReview(access)).head.seq).toBe(3);
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 3 });
    expect(await commitCommands(access, [command])).toMatchObject({ ok: true, value: { head: { seq: 4 } } });
  });
});

async function killAppend(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rowCount } = await runtime.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE query LIKE '%append_to_ledger%' AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`,
    );
    if (rowCount === 1) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The append never came to wait.");
}

describe("verifying a ledger", () => {
  /** What somebody with the owner's password could do. */
  async function tamper(sql: string, id: string): Promise<void> {
    const guarded = ["ledger_entry", "revision", "claim", "verdict"];
    for (const table of guarded) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await owner.query(sql, [id]);
    for (const table of guarded) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  }

  it.each([
    [
      3,
      "data",
      `UPDATE ledger_entry SET data = jsonb_set(data, '{rating}', '"false"') WHERE article_id = $1 AND seq = 3`,
    ],
    [
      2,
      "hash differs",
      "UPDATE ledger_entry SET at = at - interval '1 day' WHERE article_id = $1 AND seq = 2",
    ],
    [
      3,
      "hash differs",
      `UPDATE ledger_entry SET actor_id = (SELECT id FROM actor LIMIT 1) WHERE article_id = $1 AND seq = 3`,
    ],
    [2, "missing", "DELETE FROM ledger_entry WHERE article_id = $1 AND seq = 2"],
    [3, "ends with", "DELETE FROM ledger_entry WHERE article_id = $1 AND seq = 3"],
    [3, "verdicts differs", "UPDATE verdict SET rating = 'false' WHERE article_id = $1"],
    [3, "whole claim", "DELETE FROM claim WHERE article_id = $1"],
    [1, "text of revision 1", "UPDATE revision SET text = 'The well was dug in 1802.' WHERE article_id = $1"],
  ])("names entry %i (%s) after %s", async (seq, reason, sql) => {
    const id = await reviewedArticle();
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 3 });
    await tamper(sql, id);
    const check = await verifyLedger(id);
    expect(check).toMatchObject({ ok: false, articleId: id, seq, reason: expect.stringContaining(reason) });
  });

  it("still holds after the text was revised", async () => {
    const id = await reviewedArticle();
    const access = await desk.open("editor", id);
    const revised = must(
      await reviseArticle(access, {
        ...plainArticle(`New here.\n${TEXT}`),
        reason: "A first sentence was added.",
      }),
    );
    expect(revised).toMatchObject({
      revision: { number: 2 },
      head: { seq: 4 },
      anchors: { changed: 0, lost: 0 },
    });
    const { state } = must(await readReview(access));
    expect([...state.claims.values()][0]?.anchor).toMatchObject({
      revisionId: revised.revision.id,
      ranges: [{ exact: "1902" }],
    });
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 4 });
  });
});
