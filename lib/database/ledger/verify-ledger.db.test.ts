import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ArticleId, CommandId } from "../../domain/ids";
import { reviseArticle } from "../articles/revise-article";
import { disconnect } from "../client";
import { publishReport } from "../reports/publish-report";
import { makeCommand, makeTestDesk, must, plainArticle, type TestDesk } from "../testing/test-desk";
import { commitCommands } from "./commit-command";
import { verifyLedger } from "./verify-ledger";

const TEXT = "The well was dug in 1902. It is nine metres deep.";

let desk: TestDesk;
const owner = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
beforeAll(async () => {
  desk = await makeTestDesk();
  await owner.connect();
});
afterAll(async () => {
  await Promise.all([owner.end(), disconnect()]);
});

/** An article with five entries: added, a claim, a verdict, a new text, an edition. */
async function publishedArticle(): Promise<ArticleId> {
  const { id } = await desk.add(TEXT);
  const claimId = randomUUID();
  must(
    await commitCommands(await desk.open("reviewer1", id), [
      makeCommand("highlight-claim", { claimId, anchor: { quote: { exact: "1902" } } }),
      makeCommand("give-verdict", { claimId, rating: "true", rationale: "Seen on the stone." }),
    ]),
  );
  const editor = await desk.open("editor", id);
  must(await reviseArticle(editor, { ...plainArticle(`New here.\n${TEXT}`), reason: "More." }));
  const request = { commandId: randomUUID() as CommandId, seq: null, note: null };
  const page = async () => ({ ok: true, value: { html: "<p>Page</p>", json: '{"page":1}' } }) as const;
  must(await publishReport(editor, request, page));
  return id;
}

/** What somebody with the owner's password could do: no trigger looks on. */
async function tamper(sql: string, id: ArticleId): Promise<void> {
  const tables = ["ledger_entry", "revision", "report", "claim"];
  for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await owner.query(sql, [id]);
  for (const table of tables) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

const ENTRY = "WHERE article_id = $1 AND seq = 3";
const flip = (column: string) =>
  `${column} = overlay(${column} placing (CASE left(${column}, 1) WHEN '0' THEN '1' ELSE '0' END) from 1 for 1)`;

const EVERY_COLUMN: Readonly<Record<string, readonly (readonly [seq: number, sql: string])[]>> = {
  ledger_entry: [
    [3, `UPDATE ledger_entry SET seq = 30 ${ENTRY}`],
    [3, `UPDATE ledger_entry SET at = at + interval '1 millisecond' ${ENTRY}`],
    [3, `UPDATE ledger_entry SET actor_id = gen_random_uuid() ${ENTRY}`],
    [3, `UPDATE ledger_entry SET type = 'verdict-giveN' ${ENTRY}`],
    [3, `UPDATE ledger_entry SET data = jsonb_set(data, '{rationale}', '"Seen on the stone"') ${ENTRY}`],
    [3, `UPDATE ledger_entry SET data = data || '{"more": null}' ${ENTRY}`],
    ...["salt", "data_hash", "prev_hash", "hash"].map(
      (column) => [3, `UPDATE ledger_entry SET ${flip(column)} ${ENTRY}`] as const,
    ),
  ],
  article: [
    ...["title", "direction"].map(
      (column) => [1, `UPDATE article SET ${column} = 'x' WHERE id = $1`] as const,
    ),
    ...["byline", "publisher", "source_url", "published_at", "language"].map(
      (column) => [1, `UPDATE article SET ${column} = '' WHERE id = $1`] as const,
    ),
    [5, "UPDATE article SET head_seq = 4 WHERE id = $1"],
    [6, `UPDATE article SET ${flip("head_hash")} WHERE id = $1`],
  ],
  revision: [
    [1, "UPDATE revision SET text = text || ' ' WHERE article_id = $1 AND number = 1"],
    [4, `UPDATE revision SET ${flip("sha256")} WHERE article_id = $1 AND number = 2`],
    [4, "UPDATE revision SET number = 7 WHERE article_id = $1 AND number = 2"],
    [
      4,
      `UPDATE revision SET document = jsonb_set(document, '{content,0,type}', '"heading"')
       WHERE article_id = $1 AND number = 2`,
    ],
  ],
  claim: [
    [3, "UPDATE claim SET anchor = jsonb_set(anchor, '{ranges,0,start}', '0') WHERE article_id = $1"],
    [0, "UPDATE claim SET anchor = anchor - 'ranges' WHERE article_id = $1"],
    [0, "UPDATE claim SET part_versions = '[]' WHERE article_id = $1"],
  ],
  report: [
    [5, "UPDATE report SET html = html || ' ' WHERE article_id = $1"],
    [5, "UPDATE report SET json = json || ' ' WHERE article_id = $1"],
    [0, "UPDATE report SET note = 'x' WHERE article_id = $1"],
    [0, "UPDATE report SET slug = slug || 'x' WHERE article_id = $1"],
    [0, "UPDATE report SET published_by = gen_random_uuid() WHERE article_id = $1"],
  ],
};

describe.each(Object.entries(EVERY_COLUMN))("one change in a column of %s", (_table, cases) => {
  it.each(cases)("is found, at entry %i: %s", async (seq, sql) => {
    const id = await publishedArticle();
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 5 });
    await tamper(sql, id);
    expect(await verifyLedger(id)).toMatchObject({ ok: false, articleId: id, seq });
  });
});

describe("a ledger that is longer than what is read at once", () => {
  it("holds, and a change far behind is found at its entry", async () => {
    const { id } = await desk.add(TEXT);
    const access = await desk.open("reviewer1", id);
    const comments = Array.from({ length: 600 }, (_, at) =>
      makeCommand("comment", { commentId: randomUUID(), body: `Note ${at}.` }),
    );
    must(await commitCommands(access, comments));
    must(await commitCommands(access, comments.map(again)));
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 1_201 });
    await tamper("UPDATE ledger_entry SET salt = repeat('0', 32) WHERE article_id = $1 AND seq = 1100", id);
    expect(await verifyLedger(id)).toMatchObject({ ok: false, seq: 1_100 });
    await tamper("DELETE FROM ledger_entry WHERE article_id = $1 AND seq > 1024", id);
    expect(await verifyLedger(id)).toMatchObject({ ok: false, seq: 1_025 });
  });
});

const again = (_: unknown, at: number) =>
  makeCommand("comment", { commentId: randomUUID(), body: `Another note ${at}.` });
