import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "../../database/client";
import { signLogNow } from "../../database/log/sequence-log";
import { sealEntry } from "../../ledger/chain/hash-chain";
import type { LedgerEntry } from "../../ledger/shapes/ledger-entry";
import { bytesOf, check, type Dropped, inShort } from "../../verify/testing/dropped";
import type { Handler } from "../door/handle";
import { handlerOf } from "../door-tests/every-route";
import { reportsAt } from "../door-tests/reports.expected";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { showEdition } from "../public/public-report";
import { API } from "../routes/api-routes";

const PROGRAM = path.resolve("bin/verify.mjs");

let door: TestDoor;
let folder: string;
const owner = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
beforeAll(async () => {
  door = await openTestDoor();
  folder = await mkdtemp(path.join(tmpdir(), "assay-checked-"));
  await owner.connect();
});
afterAll(() => Promise.all([owner.end(), disconnect(), rm(folder, { recursive: true })]));

const { reviewed, command, published } = reportsAt(() => door);

/** The bytes of an answer, as somebody saves them. */
async function saved(handler: Handler, params: Readonly<Record<string, string>>, query = "", as?: "editor") {
  const headers = as === undefined ? {} : { Authorization: `Bearer ${door.tokens[as]}` };
  const request = new Request(`http://localhost:3000/?${query}`, { headers });
  const response = await handler(request, { params: Promise.resolve(params) });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

const exported = async (id: string, query: string) =>
  saved(await handlerOf(API.exportReport), { id }, query, "editor");

const ofLog = async (route: "readLogKey" | "readLogCheckpoint") =>
  saved(await handlerOf(API[route]), { slug: door.slug });

/** What is found of files today; verify.mjs finds the same. */
async function found(files: Dropped) {
  const findings = check(files, 65_536, new Date(Date.now() + 300_000).toISOString());
  for (const [name, content] of Object.entries(files))
    await writeFile(path.join(folder, name), bytesOf(content));
  const { stdout } = spawnSync(process.execPath, [PROGRAM, ...Object.keys(files)], {
    cwd: folder,
    encoding: "utf8",
  });
  const lines = stdout.trim().split("\n");
  const theirs = lines.map((line) =>
    line.replace(/^(\w+) +([\w.-]+)(?:, entry (\d+))?: .*$/, "$1 $2 $3").trim(),
  );
  expect(theirs.sort()).toEqual([...inShort(findings)].sort());
  return findings;
}

/** What somebody with the owner's password could do: no trigger looks on. */
async function tamper(sql: string, values: readonly unknown[]): Promise<void> {
  await owner.query("ALTER TABLE ledger_entry DISABLE TRIGGER USER");
  await owner.query(sql, [...values]);
  await owner.query("ALTER TABLE ledger_entry ENABLE TRIGGER USER");
}

/** An edition and what anyone can save of it. */
async function edition() {
  const { id, claimId } = await reviewed();
  const { slug, seq } = await published(id);
  await command(id, "reopen-claim", { claimId, reason: "Look again." });
  await signLogNow(await door.enter("owner"));
  const [params, anyone] = [{ slug, number: "1" }, (query: string) => saved(showEdition, params, query)];
  const files = {
    "page.html": await anyone(""),
    "report.json": await anyone("format=json"),
    "report.pdf": await anyone("format=pdf"),
    "proof.json": await anyone("format=proof"),
    "key.txt": await ofLog("readLogKey"),
    "checkpoint.txt": await ofLog("readLogCheckpoint"),
  };
  return { id, seq, files };
}

describe("what anyone saves of a published edition", () => {
  it("is proven: its bytes, its entry, its place in the log, and the checkpoint that it carries", async () => {
    const { id, seq, files } = await edition();
    const findings = await found({
      ...files,
      "whole.json": await exported(id, "format=proof"),
      "ledger.jsonl": await exported(id, "format=ledger"),
    });
    const short = inShort(findings);
    expect(short.filter((each) => each.startsWith("refuted"))).toEqual([]);
    for (const file of ["page.html", "report.json"])
      expect(short).toEqual(expect.arrayContaining([`proven ${file} ${seq}`, `proven ${file} ${seq + 1}`]));
    expect(short).toContain(`proven report.pdf ${seq}`);
    expect(findings.filter(({ state }) => state === "unproven").map(({ about }) => about.file)).toEqual([
      "ledger.jsonl",
      "report.pdf",
    ]);
    expect(findings).toContainEqual({
      state: "proven",
      sentence: expect.stringMatching(/^Every entry of it is in the log/),
      about: { file: "ledger.jsonl", seq: null },
    });
  });

  it("shows which entry of its ledger was changed by who owns the database, by a proof from before", async () => {
    const { id, files } = await edition();
    const before = await exported(id, "format=proof");
    await tamper("UPDATE ledger_entry SET actor_id = $2 WHERE article_id = $1 AND seq = 2", [
      id,
      door.people.viewer,
    ]);
    const ledger = await exported(id, "format=ledger");
    const changed = await found({ ...files, "before.json": before, "ledger.jsonl": ledger });
    expect(changed[0]).toMatchObject({ state: "refuted", about: { file: "ledger.jsonl", seq: 2 } });

    const entries: LedgerEntry[] = new TextDecoder()
      .decode(ledger)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    let last = entries[0] ?? expect.unreachable();
    for (const entry of entries.slice(1)) {
      last = sealEntry(entry, last.hash, entry.salt ?? "");
      await tamper(
        "UPDATE ledger_entry SET data_hash = $3, prev_hash = $4, hash = $5 WHERE article_id = $1 AND seq = $2",
        [...[id, last.seq, last.dataHash, last.prevHash, last.hash]],
      );
    }
    const anew = await exported(id, "format=ledger");
    const alone = await found({ "ledger.jsonl": anew });
    expect(inShort(alone)).toEqual(["unproven ledger.jsonl", "proven ledger.jsonl"]);
    const held = await found({ ...files, "before.json": before, "ledger.jsonl": anew });
    expect(inShort(held)).toContain("refuted ledger.jsonl 2");
  });
});
