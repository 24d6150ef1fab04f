import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ArticleId } from "../../domain/ids";
import { REDACTED_WORDS } from "../../domain/redaction";
import { disconnect } from "../client";
import { makeCommand, makeTestDesk, must, type TestDesk } from "../testing/test-desk";
import { commitCommands } from "./commit-command";
import { readEvents, readReview } from "./read-review";
import { cachedReview, cacheReview } from "./review-cache";
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
const REASON = "Order 12 of the district court";

/** Entries 2 to 12 have `word` in them, wherever somebody can write; the claim is settled and its comment edited. */
async function wordyArticle(word: string): Promise<ArticleId> {
  const { id } = await desk.add(TEXT);
  const [claimId, evidenceId, commentId, suggestionId] = [1, 2, 3, 4].map(() => randomUUID());
  if (!claimId || !evidenceId || !commentId || !suggestionId) return expect.unreachable();
  const anchor = { quote: { exact: "1902" } };
  const source = { url: `https://${word}.example/`, title: word, author: word, excerpt: word, note: word };
  const reviewer = await desk.open("reviewer1", id);
  must(
    await commitCommands(reviewer, [
      makeCommand("highlight-claim", { claimId, anchor, statement: `${word} dug it`, claimant: word }),
      makeCommand("describe-claim", { claimId, version: 1, statement: `${word} again` }),
      makeCommand("give-verdict", { claimId, rating: "true", rationale: `Says ${word}.` }),
      makeCommand("add-evidence", { claimId, evidenceId, stance: "supports", ...source }),
      makeCommand("revise-evidence", { claimId, evidenceId, version: 1, note: `${word}, page 2` }),
      makeCommand("comment", { claimId, commentId, body: `Ask ${word}.` }),
      makeCommand("edit-comment", { claimId, commentId, body: `Ask ${word} at home.` }),
      makeCommand("comment", { commentId: randomUUID(), body: `On all: ${word}.` }),
      makeCommand("suggest-wording", { claimId, suggestionId, text: word, note: word }),
    ]),
  );
  const editor = await desk.open("editor", id);
  must(
    await commitCommands(editor, [
      makeCommand("decline-wording", { claimId, suggestionId, reason: word }),
      makeCommand("settle-claim", { claimId, version: 2, rating: "true", rationale: `By ${word}.` }),
    ]),
  );
  return id;
}

const removal = (seq: number, reason = REASON) => makeCommand("redact-entry", { seq, reason });

/** The tables that have `word` anywhere in a row. */
async function tablesWith(word: string): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await owner.query(`SELECT FROM ${name} AS row WHERE row::text ILIKE $1 LIMIT 1`, [
      `%${word}%`,
    ]);
    if (rowCount !== 0) found.push(name);
  }
  return found;
}

describe("removing what entries say by order of law", () => {
  it("leaves the words nowhere in the database, at no moment, and the chain and the tables hold", async () => {
    const word = `zan${randomUUID().slice(0, 8)}`;
    const id = await wordyArticle(word);
    expect(await tablesWith(word)).toEqual(
      expect.arrayContaining(["claim", "comment", "evidence", "ledger_entry", "verdict"]),
    );
    const access = await desk.open("owner", id);
    const seqs = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    must(
      await commitCommands(
        access,
        seqs.map((seq) => removal(seq)),
      ),
    );
    expect(await tablesWith(word)).toEqual([]);
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 23, removed: 11 });
    for (let at = 1; at <= 23; at += 1) {
      const { state } = must(await readReview(access, at));
      expect(JSON.stringify([...state.claims.values()]) + JSON.stringify(state.comments)).not.toContain(word);
    }
    const { state } = must(await readReview(access));
    const [claim] = state.claims.values();
    expect(claim).toMatchObject({
      statement: REDACTED_WORDS,
      verdicts: [{ rating: "true", rationale: REDACTED_WORDS }],
      evidence: [{ stance: "supports", note: REDACTED_WORDS, url: "https://removed.invalid/" }],
      comments: [{ body: REDACTED_WORDS }],
      ruling: { rating: "true", rationale: REDACTED_WORDS },
    });
  });

  it("is folded anew where the review was kept with the words in it", async () => {
    const word = `old${randomUUID().slice(0, 8)}`;
    const id = await wordyArticle(word);
    const access = await desk.open("owner", id);
    must(await readReview(access));
    const kept = cachedReview(id) ?? expect.unreachable();
    must(await commitCommands(access, [removal(4)]));
    // As another process has it, which has not heard yet.
    cacheReview(id, kept);
    const { state } = must(await readReview(access));
    expect([...state.claims.values()][0]?.verdicts[0]?.rationale).toBe(REDACTED_WORDS);
    must(await commitCommands(access, [makeCommand("comment", { commentId: randomUUID(), body: "Gone." })]));
    expect(await verifyLedger(id)).toMatchObject({ ok: true, removed: 1 });
  });

  it("has one effect when it is sent twice, also of a command whose words are gone", async () => {
    const { id } = await desk.add(TEXT);
    const said = makeCommand("comment", { commentId: randomUUID(), body: "Somebody’s name." });
    const reviewer = await desk.open("reviewer1", id);
    must(await commitCommands(reviewer, [said]));
    const access = await desk.open("owner", id);
    const remove = removal(2);
    const first = must(await commitCommands(access, [remove]));
    expect(must(await commitCommands(access, [remove]))).toEqual(first);
    expect(must(await commitCommands(reviewer, [said])).events).toMatchObject([
      { seq: 2, redactedBy: 3, salt: null, data: { body: REDACTED_WORDS } },
    ]);
    expect(must(await readEvents(access, 0))).toHaveLength(3);
  });

  it("refuses what is not to be removed, naming the field, and whoever is no owner", async () => {
    const id = await wordyArticle("refused");
    const access = await desk.open("owner", id);
    must(await commitCommands(access, [removal(4)]));
    const why = async (...commands: ReturnType<typeof makeCommand>[]) => commitCommands(access, commands);
    const refused = (path: string, message: string) => ({
      ok: false,
      failure: { kind: "invalid", errors: [{ path, message: expect.stringContaining(message) }] },
    });
    expect(await why(removal(99))).toMatchObject(refused("seq", "no entry 99"));
    expect(await why(removal(4))).toMatchObject(refused("seq", "removed already, by entry 13"));
    expect(await why(removal(1))).toMatchObject(refused("seq", "text of an article"));
    expect(await why(removal(13))).toMatchObject(refused("seq", "stays readable"));
    expect(await why(removal(2), removal(2))).toMatchObject(refused("1.seq", "twice"));
    const other = makeCommand("comment", { commentId: randomUUID(), body: "And this." });
    expect(await why(removal(2), other)).toMatchObject(refused("1.type", "apart"));
    expect(await why(removal(2), removal(1))).toMatchObject(refused("1.seq", "text of an article"));
    for (const seat of ["editor", "reviewer1", "viewer"] as const)
      expect(await commitCommands(await desk.open(seat, id), [removal(2)])).toMatchObject({
        failure: { kind: "forbidden" },
      });
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 13, removed: 1 });
  });

  it("lets nobody empty an entry without an entry of the same transaction that says so", async () => {
    const id = await wordyArticle("guarded");
    const empty = `SELECT empty_redacted_entry('${id}', 13)`;
    await expect(runtime.query(empty)).rejects.toThrow("redacts no entry");
    const change = (set: string) => `UPDATE ledger_entry SET ${set} WHERE article_id = '${id}' AND seq = 4`;
    const gone = "salt = NULL, redacted_by = 13, data = '{}'";
    await expect(runtime.query(change(gone))).rejects.toThrow("permission denied");
    await expect(owner.query(change(gone))).rejects.toThrow("append-only");
    await expect(
      runtime.query(`INSERT INTO ledger_entry SELECT (jsonb_populate_record(each,
        '{"seq": 13, "salt": null, "redacted_by": 14}')).* FROM ledger_entry AS each WHERE article_id = '${id}' AND seq = 4`),
    ).rejects.toThrow("append-only");

    // An entry that says so, and in the same transaction another change than the one that it says; then the same too late.
    const says = { seq: 4, claimId: null, reason: REASON, standIn: { rating: "true" } };
    const append = {
      text: `WITH head AS (UPDATE article SET head_seq = 13 WHERE id = $1 RETURNING id)
        INSERT INTO ledger_entry SELECT id, 13, now(), $1, 'entry-redacted', $2, '', '', '', '' FROM head`,
      values: [id, says],
    };
    for (const set of [
      gone,
      `salt = NULL, redacted_by = 13, data = '{"rating": "true"}', hash = ''`,
      `redacted_by = 13, data = '{"rating": "true"}'`,
      `data = '{"rating": "true"}'`,
    ]) {
      await owner.query("BEGIN");
      await owner.query(append);
      await expect(owner.query(change(set)), set).rejects.toThrow(/append-only/);
      await owner.query("ROLLBACK");
    }
    await owner.query("BEGIN");
    await owner.query(append);
    await owner.query(`SELECT empty_redacted_entry('${id}', 13)`);
    await expect(owner.query(`SELECT empty_redacted_entry('${id}', 13)`)).rejects.toThrow("append-only");
    await owner.query("ROLLBACK");
    await owner.query(append);
    await expect(owner.query(empty)).rejects.toThrow("append-only");
    await expect(runtime.query(empty)).rejects.toThrow("append-only");
  });

  const tamperings: readonly (readonly [number, string, string])[] = [
    [
      4,
      "does not say",
      "UPDATE ledger_entry SET salt = NULL, redacted_by = 13 WHERE article_id = $1 AND seq = 4",
    ],
    [
      5,
      "not what entry 13 says",
      `UPDATE ledger_entry SET data = jsonb_set(data, '{stance}', '"refutes"') WHERE article_id = $1 AND seq = 5`,
    ],
    [
      5,
      "still there",
      "UPDATE ledger_entry SET salt = '', redacted_by = NULL WHERE article_id = $1 AND seq = 5",
    ],
  ];
  it.each(tamperings)("finds entry %i (%s) after %s", async (seq, reason, sql) => {
    const id = await wordyArticle("found");
    must(await commitCommands(await desk.open("owner", id), [removal(5)]));
    await owner.query("ALTER TABLE ledger_entry DISABLE TRIGGER USER");
    await owner.query(sql, [id]);
    await owner.query("ALTER TABLE ledger_entry ENABLE TRIGGER USER");
    const check = await verifyLedger(id);
    // With its salt back, its data is not what was hashed: that is found first.
    const words = reason === "still there" ? /still there|dataHash differs/ : new RegExp(reason);
    expect(check).toMatchObject({ ok: false, seq, reason: expect.stringMatching(words) });
  });
});
