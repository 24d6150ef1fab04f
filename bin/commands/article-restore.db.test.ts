import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { reviseArticle } from "../../lib/database/articles/revise-article";
import { disconnect } from "../../lib/database/client";
import { commitCommands } from "../../lib/database/ledger/commit-command";
import { verifyLedger } from "../../lib/database/ledger/verify-ledger";
import { sequenceLog } from "../../lib/database/log/sequence-log";
import {
  makeCommand,
  makeTestDesk,
  must,
  plainArticle,
  type Seat,
  type TestDesk,
} from "../../lib/database/testing/test-desk";
import type { ArticleId } from "../../lib/domain/ids";
import { exportReport } from "../../lib/http/reports/export-report";
import { publishEdition } from "../../lib/http/reports/publish-edition";
import { command } from "./article-restore";

const folder = mkdtempSync(path.join(tmpdir(), "assay-restore-"));
const owner = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
/** Where the article was, whose log breaks with it, and where it comes. */
let desk: TestDesk;
let elsewhere: TestDesk;
beforeAll(() => owner.connect());
beforeEach(async () => {
  [desk, elsewhere] = await Promise.all([makeTestDesk(), makeTestDesk()]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([owner.end(), disconnect()]);
});

const BASE = "http://localhost:3000";

/** A review of everything: two texts, two verdicts, evidence, discussion, a ruling, an edition, words removed by order of law. */
async function fullReview(): Promise<ArticleId> {
  const { id } = await desk.add("The well was dug in 1902. It is nine metres deep.", `Wells ${randomUUID()}`);
  const [claimId, evidenceId, commentId] = [randomUUID(), randomUUID(), randomUUID()];
  must(
    await commitCommands(await desk.open("reviewer1", id), [
      makeCommand("highlight-claim", {
        claimId,
        anchor: { quote: { exact: "nine metres" } },
        statement: "Nine metres deep",
      }),
      makeCommand("give-verdict", { claimId, rating: "true", rationale: "Measured." }),
      makeCommand("add-evidence", {
        claimId,
        evidenceId,
        stance: "supports",
        url: "https://wells.example/9",
        note: "p. 2",
      }),
      makeCommand("comment", { claimId, commentId, body: "By whom? A private matter." }),
    ]),
  );
  const editor = await desk.open("editor", id);
  const next = {
    ...plainArticle("The old well was dug in 1902. It is nine metres deep."),
    reason: "Corrected",
  };
  must(await reviseArticle(editor, next));
  must(
    await commitCommands(editor, [
      makeCommand("give-verdict", { claimId, rating: "false", rationale: "Ten." }),
      makeCommand("settle-claim", { claimId, version: 1, rating: "true", rationale: "Nine." }),
    ]),
  );
  const edition = {
    commandId: randomUUID() as never,
    seq: null,
    headline: "Nine",
    summary: null,
    note: null,
  };
  must(await publishEdition(editor, edition, BASE));
  must(
    await commitCommands(await desk.open("owner", id), [
      makeCommand("redact-entry", { seq: 5, reason: "Order 12" }),
    ]),
  );
  return id;
}

async function exported(from: TestDesk, id: string, format: string, seat: Seat = "owner"): Promise<string> {
  const settings = { format, at: undefined, edition: undefined, baseUrl: BASE, now: new Date(0) };
  return await must(await exportReport(await from.open(seat, id), settings)).text();
}

const OF_ARTICLE =
  "verdict evidence comment claim notification report log_leaf command ledger_entry revision article_trace".split(
    " ",
  );

/** As if it had never been in this installation. */
async function wipe(id: string): Promise<void> {
  const tables = [...OF_ARTICLE, "report_tally", "article"];
  await owner.query("BEGIN");
  for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await owner.query(
    "DELETE FROM report_tally WHERE report_id IN (SELECT id FROM report WHERE article_id = $1)",
    [id],
  );
  for (const table of OF_ARTICLE) await owner.query(`DELETE FROM ${table} WHERE article_id = $1`, [id]);
  await owner.query("DELETE FROM article WHERE id = $1", [id]);
  for (const table of tables) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  await owner.query("COMMIT");
}

async function restore(json: string): Promise<string> {
  const file = path.join(folder, `${randomUUID()}.json`);
  writeFileSync(file, json);
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  try {
    expect(await command.run([file, "--workspace", elsewhere.slug])).toBe(0);
    return String(said.mock.lastCall?.[0]);
  } finally {
    said.mockRestore();
  }
}

/** What the JSON says of the article, wherever it is: not where it was exported, and by which log. */
function saidOf(json: string) {
  const {
    checkpoint: _,
    proof: __,
    ...said
  } = JSON.parse(json.replaceAll(desk.slug, "the-desk").replaceAll(elsewhere.slug, "the-desk"));
  return said;
}

it("gives the same review, history, editions and hashes where the article is not", async () => {
  const id = await fullReview();
  const before = { json: await exported(desk, id, "json"), ledger: await exported(desk, id, "ledger") };
  await wipe(id);
  expect(await restore(before.json)).toContain(`${id}: 10 entries hold`);
  expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 10, removed: 1 });
  expect(await exported(elsewhere, id, "ledger")).toBe(before.ledger);
  expect(saidOf(await exported(elsewhere, id, "json"))).toEqual(saidOf(before.json));
  const onward = makeCommand("comment", { commentId: randomUUID(), body: "On we go." });
  must(await commitCommands(await elsewhere.open("editor", id), [onward]));
  await expect(restore(before.json)).rejects.toThrow("there already");
});

it("refuses a history with another person in it, and gives one to owners alone", async () => {
  const id = await fullReview();
  const stranger = randomUUID();
  const json = (await exported(desk, id, "json")).replaceAll(desk.people.reviewer1, stranger);
  await wipe(id);
  await expect(restore(json)).rejects.toThrow(/Entry 2 does not hold/);
  const { id: other } = await desk.add("A well.");
  expect(JSON.parse(await exported(desk, other, "json", "editor"))).not.toHaveProperty("history");
  expect(JSON.parse(await exported(desk, other, "json")).history.entries).toHaveLength(1);
});

it.each([
  ["a changed word", (json: string) => json.replaceAll("Measured.", "Guessed."), /Entry 3 does not hold/],
  [
    "a changed text",
    (json: string) => json.replaceAll('"text": "The old well', '"text": "The new well'),
    /The text of entry/,
  ],
  [
    "a changed page",
    (json: string) => json.replaceAll('"html": "<!doctype html>', '"html": "<!DOCTYPE html>'),
    /The edition of entry/,
  ],
  [
    "words as removed that nobody removed",
    (json: string) => {
      const { history, ...said } = JSON.parse(json);
      const entries = history.entries.map((entry: { seq: number; data: object }) =>
        entry.seq === 3 ? { ...entry, salt: null, data: null, redactedBy: 10, standIn: entry.data } : entry,
      );
      return JSON.stringify({ ...said, history: { ...history, entries } });
    },
    /Entry 3 is removed, and no later entry says so/,
  ],
  ["a rating that the desk has not", (json: string) => json, /The desk has no rating true/],
  [
    "an edition's JSON, which has no history",
    (json: string) => JSON.stringify({ ...JSON.parse(json), history: undefined }),
    /has no history/,
  ],
  ["no JSON", () => "{", /cannot be read as JSON/],
])("refuses %s, and writes nothing", async (what, change, complaint) => {
  const id = await fullReview();
  const json = change(await exported(desk, id, "json"));
  await wipe(id);
  if (what.startsWith("a rating"))
    await owner.query(
      "UPDATE workspace SET ratings = (SELECT jsonb_agg(r) FROM jsonb_array_elements(ratings) r WHERE r->>'id' <> 'true') WHERE slug = $1",
      [elsewhere.slug],
    );
  await expect(restore(json)).rejects.toThrow(complaint);
  const { rowCount } = await owner.query("SELECT FROM ledger_entry WHERE article_id = $1", [id]);
  expect(rowCount).toBe(0);
});

it("is taken into the log like all else", async () => {
  const id = await fullReview();
  const json = await exported(desk, id, "json");
  await wipe(id);
  await restore(json);
  const { workspaceId, slug } = await elsewhere.enter("owner");
  await sequenceLog({ workspaceId, slug });
  const { rows } = await owner.query("SELECT count(*)::int AS taken FROM log_leaf WHERE article_id = $1", [
    id,
  ]);
  expect(rows).toEqual([{ taken: 10 }]);
});
