import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { sealEntry } from "../lib/ledger/chain/hash-chain";
import { blankEntry } from "../lib/ledger/shapes/shown-entry";
import { witnessKey } from "../lib/log/cosignature";
import { noteKey } from "../lib/log/signed-note";
import { cosign } from "../lib/log/testing/test-witness";
import { withNewerEdition } from "../lib/report/html/public-page";
import { bytesOf, check, type Dropped, inShort, ledgerText } from "../lib/verify/testing/dropped";
import { KeptLog, ORIGIN } from "../lib/verify/testing/kept-log";
import { publishedDesk } from "../lib/verify/testing/published-page";
import { randomDesk, rewrittenFrom, sealAnew } from "../lib/verify/testing/random-desk";

const PROGRAM = path.join(import.meta.dirname, "verify.mjs");
const folder = mkdtempSync(path.join(tmpdir(), "assay-verify-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What verify.mjs, run as a stranger runs it, finds: state, file and entry of each line; and how it ended. */
function run(files: Dropped): { readonly found: readonly string[]; readonly code: number | null } {
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(folder, name), bytesOf(content));
  const { stdout, stderr, status } = spawnSync(process.execPath, [PROGRAM, ...Object.keys(files)], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const lines = stdout.trim().split("\n");
  const found = lines.map((line) => {
    const [, state, file, seq] = /^(\w+) +([\w.-]+)(?:, entry (\d+))?: /.exec(line) ?? [];
    return `${state} ${file}${seq === undefined ? "" : ` ${seq}`}`;
  });
  return { found, code: status };
}

/** Both find the same in these files; what that is. */
function agreed(files: Dropped): readonly string[] {
  const { found, code } = run(files);
  const ours = inShort(check(files));
  expect([...found].sort()).toEqual([...ours].sort());
  const has = (state: string) => ours.some((each) => each.startsWith(state));
  expect(code).toBe(has("refuted") ? 1 : has("proven") ? 0 : 2);
  return ours;
}

const [desk] = fc.sample(
  randomDesk.filter(({ entries }) => entries.length > 12),
  { numRuns: 1, seed: 11 },
);
if (desk === undefined) throw new Error("A desk was sampled.");
const { entries, others, inOrder, log } = desk;
const proof = log.proof(entries);
const [size, half] = [log.leaves.length, Math.ceil(log.leaves.length / 2)];

describe("verify.mjs and the page find the same", () => {
  test("in files that hold", () => {
    const found = agreed({
      ...{ "ledger.jsonl": ledgerText(entries), "proof.json": proof, "key.txt": log.key },
      ...{ "older.txt": log.checkpoint(half), "joint.json": log.consistency(half) },
    });
    expect(found.every((each) => each.startsWith("proven"))).toBe(true);
  });

  test("wherever one byte of a ledger was changed", () => {
    const bytes = bytesOf(ledgerText(entries));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 33, max: 255 }), (at, byte) => {
        fc.pre(bytes[at] !== byte);
        const changed = bytes.slice();
        changed[at] = byte;
        agreed({ "ledger.jsonl": changed, "proof.json": proof });
      }),
      { numRuns: 12 },
    );
  });

  test("wherever one byte of a proof was changed", () => {
    const bytes = bytesOf(proof);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 33, max: 126 }), (at, byte) => {
        fc.pre(bytes[at] !== byte);
        const changed = bytes.slice();
        changed[at] = byte;
        agreed({
          "proof.json": changed,
          "ledger.jsonl": ledgerText(entries),
          "old.txt": log.checkpoint(half),
        });
      }),
      { numRuns: 12 },
    );
  });

  test("where Base64 is written in another way for the same bytes", () => {
    const other = (text: string) =>
      text.replace(/([A-Za-z0-9+/])=(?=["\n])/, (_, last) => `${spelledAnew(last)}=`);
    agreed({ "proof.json": other(JSON.stringify(proof, null, 2)), "ledger.jsonl": ledgerText(entries) });
    agreed({
      "proof.json": proof,
      "old.txt": log.checkpoint(half).replace(/(.)=\n$/, (_, last) => `${spelledAnew(last)}=\n`),
    });
  });

  const [third, fourth] = [entries[2], entries[3]];
  if (third === undefined || fourth === undefined) throw new Error("The ledger has twelve entries.");
  test.each([
    ["the last entry is gone", entries.slice(0, -1)],
    ["one in the middle is gone", entries.toSpliced(4, 1)],
    ["two are swapped", entries.with(2, fourth).with(3, third)],
    [
      "a clock goes backwards",
      sealAnew(entries, (each) => (each.seq === 5 ? { ...each, at: "2020-01-01T00:00:00.000Z" } : each)),
    ],
    [
      "a date is still to come",
      sealAnew(entries, (each) => (each.seq < 5 ? each : { ...each, at: "2999-01-01T00:00:00.000Z" })),
    ],
  ])("where %s", (_what, tampered) => {
    const found = agreed({ "ledger.jsonl": ledgerText(tampered), "proof.json": proof });
    expect(found[0]).toMatch(/^refuted ledger.jsonl \d+$/);
  });

  test("where everything from an entry on was hashed again and signed by the same key", () => {
    const forged = rewrittenFrom(entries, 3);
    const isOther = (articleId: string) => articleId === others[0]?.articleId;
    const anew = new KeptLog().add(
      ...inOrder.map((entry) => (isOther(entry.articleId) ? entry : (forged[entry.seq - 1] ?? entry))),
    );
    const fresh = {
      "ledger.jsonl": ledgerText(forged),
      "proof.json": anew.proof(forged),
      "others.json": anew.proof(others),
    };
    expect(agreed({ ...fresh, "older.txt": log.checkpoint(size - 1) })[0]).toBe("refuted older.txt");
    expect(agreed({ "before.json": proof, ...fresh })).toContain("refuted ledger.jsonl 3");
    expect(
      agreed({ "mine.txt": log.checkpoint(), "yours.txt": anew.checkpoint(), "key.txt": log.key })[0],
    ).toMatch(/^refuted/);
  });

  test("of an edition’s bytes, changed or not, under a newer one’s notice or not", async () => {
    const { page, json, note, edition, ...kept } = await publishedDesk();
    const files = { "proof.json": kept.log.proof(kept.entries, { shown: [kept.entry] }), "note.txt": note };
    expect(agreed({ ...files, "page.html": page, "report.json": json }).join()).not.toContain("refuted");
    agreed({ ...files, "page.html": withNewerEdition(page, edition, 2) });
    const [changed, changedJson] = [page, json].map((each) => each.replace("40,000.", "42,000."));
    expect(agreed({ ...files, "page.html": changed ?? "", "report.json": changedJson ?? "" })).toContain(
      `refuted page.html ${kept.entry.seq}`,
    );
    agreed({ "page.html": page, "ledger.jsonl": ledgerText(kept.entries) });
    agreed({ "page.html": page.replace(/<meta name="assay-[^>]*>/g, ""), ...files });
    agreed({ "page.html": page, "proof.json": proof });
    const named = `assay-ledger:${kept.entry.articleId}:${kept.entry.seq - 1}:${kept.entry.prevHash}`;
    agreed({
      ...files,
      "report.pdf": `%PDF-1.7 ${named} assay-checkpoint:${Buffer.from(note).toString("base64")}`,
    });
  });

  describe("of what was removed by order of law", () => {
    const last = entries.at(-1);
    const removed = entries.find((each) => each.type === "claim-highlighted");
    if (last === undefined || removed === undefined) throw new Error("The ledger has a claim.");
    const standIn = { claimId: removed.data.claimId };
    const by = last.seq + 1;
    const said = { seq: removed.seq, claimId: null, reason: "Order 12.", standIn };
    const says = sealEntry(
      { ...last, seq: by, type: "entry-redacted" as const, data: said },
      last.hash,
      "0".repeat(32),
    );
    const { redactedBy: _, ...bare } = removed;
    const whole = [...entries, says].map((each) => (each.seq === removed.seq ? bare : each));
    const put = (change: object, upTo = whole.length): Dropped => ({
      "ledger.jsonl": whole
        .slice(0, upTo)
        .map((each) => `${JSON.stringify(each === bare ? { ...bare, ...change } : each)}\n`)
        .join(""),
    });
    const emptied = { data: null, salt: null, redactedBy: by, standIn };
    const at = `ledger.jsonl ${removed.seq}`;

    test("as a later entry says: proven", () => {
      const found = agreed(put(emptied));
      expect(found).toContain(`proven ${at}`);
      expect(found.join()).not.toContain("refuted");
    });

    test.each([
      ["something else in its place", { ...emptied, standIn: { claimId: last.seq } }],
      ["an entry named that says nothing of it", { ...emptied, redactedBy: by - 1 }],
      ["nothing said of why", { data: null, salt: null }],
    ])("with %s: refuted", (_what, change) => {
      expect(agreed(put(change))).toContain(`refuted ${at}`);
    });

    test("by an entry that the file does not show: unproven", () => {
      expect(agreed(put(emptied, by - 1))).toContain(`unproven ${at}`);
    });
  });

  test("of withheld entries, other logs, other keys, and what cannot tell", () => {
    const text = entries
      .map((each) => `${JSON.stringify(each.seq === 3 ? blankEntry(each) : each)}\n`)
      .join("");
    const pseudonym = { ...third, salt: null, dataHash: null, pseudonymous: true };
    agreed({
      "ledger.jsonl": text,
      "proof.json": log.proof(entries.slice(0, 4)),
      "old.txt": log.checkpoint(half),
    });
    agreed({ "ledger.jsonl": text.split("\n").with(2, JSON.stringify(pseudonym)).join("\n") });
    const forger = new KeptLog(ORIGIN, 13).add(...entries);
    agreed({ "proof.json": forger.proof(entries), "key.txt": log.key });
    const changed = forger.proof(entries);
    agreed({
      "proof.json": { ...changed, log: { ...changed.log, olderKeys: [log.key] } },
      "key.txt": log.key,
    });
    const elsewhere = new KeptLog("elsewhere.example/w/port", 9).add(...entries);
    agreed({ "proof.json": proof, "other.txt": elsewhere.checkpoint(), "key.txt": elsewhere.key });
    agreed({ "proof.json": log.proof(entries, { size: half }), "newer.txt": log.checkpoint() });
    agreed({ "edited.txt": log.checkpoint().replace(/\n\d+\n/, "\n7\n"), "proof.json": proof });
  });

  test("of who countersigned a checkpoint", () => {
    const secret = new Uint8Array(32).fill(9);
    const key = witnessKey(noteKey("witness.example/w1", secret));
    const line = (note: string, at = 1_679_315_147) => `${cosign(note, "witness.example/w1", secret, at)}\n`;
    const note = log.checkpoint();
    const cosigned = { ...proof, log: { ...proof.log, checkpoint: note + line(note), witnesses: [key] } };
    const given = agreed({ "proof.json": cosigned, "keys.txt": `${log.key}\n${key}\n` });
    expect(given.filter((each) => each.startsWith("unproven"))).toEqual([]);
    agreed({ "proof.json": cosigned });
    agreed({ "proof.json": { ...cosigned, log: { ...cosigned.log, witnesses: [] } } });
    agreed({ "proof.json": { ...cosigned, log: { ...cosigned.log, witnesses: "no list" } } });
    agreed({ "note.txt": note + line(note), "key.txt": log.key, "witness.txt": key });
    agreed({ "note.txt": note + line(note), "witness.txt": key });
    for (const wrong of [line(log.checkpoint(half)), line(note, 0)])
      expect(agreed({ "note.txt": note + wrong, "keys.txt": `${log.key}\n${key}\n` })).toContain(
        "refuted note.txt",
      );
  });

  test("of files of the wrong kind, cut off, empty, or not in UTF-8", () => {
    const written = JSON.stringify(proof);
    agreed({
      ...{
        "cut.json": written.slice(0, written.length / 2),
        "list.json": "[1, 2]",
        "note.txt": "Dear desk,",
      },
      ...{ "empty.json": "", "photo.jpg": new Uint8Array([255, 216, 255, 224, 0, 16]), "key.txt": log.key },
      ...{ "utf-16.json": new Uint8Array([255, 254, 123, 0, 125, 0]), "deep.json": "[".repeat(200_000) },
      ...{
        "half.json": '{"format":"assay-proof","version":1}',
        "page.html": "<!doctype html><title>A page</title>",
      },
      ...{ "nothing.pdf": "%PDF-1.7", "newer.json": '{"format":"assay-proof","version":2}' },
    });
  });
});

test("verify.mjs asks for files when it is given none, and needs nothing but Node.js", () => {
  expect(execFileSync(process.execPath, ["--check", PROGRAM], { encoding: "utf8" })).toBe("");
  const { stdout, status } = spawnSync(process.execPath, [PROGRAM], { encoding: "utf8" });
  expect([stdout, status]).toEqual(["node verify.mjs FILE…\n", 2]);
});

/** The next letter of Base64: at the end of a run with padding it stands for the same bytes. */
function spelledAnew(letter: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return letters[letters.indexOf(letter) + 1] ?? letter;
}
