import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LedgerEntry } from "../ledger/shapes/ledger-entry";
import { blankEntry } from "../ledger/shapes/shown-entry";
import { withNewerEdition } from "../report/html/public-page";
import { bytesOf, check, inShort, ledgerText, refuted } from "./testing/dropped";
import { KeptLog, ORIGIN } from "./testing/kept-log";
import { publishedDesk } from "./testing/published-page";
import { type Desk, randomDesk, rewrittenFrom, sealAnew } from "./testing/random-desk";

const runs = { numRuns: 12 };
const from = (count: number, pick: number): number => pick % count;

describe("what holds", () => {
  test("a whole ledger with its proof, its key and an older checkpoint, however long the pieces", () => {
    fc.assert(
      fc.property(
        randomDesk,
        fc.nat(),
        fc.integer({ min: 1, max: 5_000 }),
        ({ entries, log }, pick, size) => {
          const older = from(log.leaves.length, pick) + 1;
          const findings = check(
            {
              "ledger.jsonl": ledgerText(entries),
              "proof.json": log.proof(entries),
              "key.txt": `${log.key}\n`,
              "older.txt": log.checkpoint(older),
              "joint.json": log.consistency(older),
            },
            size,
          );
          expect(refuted(findings)).toEqual([]);
          expect(inShort(findings)).toEqual([
            ...["proven proof.json", "proven proof.json", "proven proof.json"],
            ...["proven ledger.jsonl", "proven ledger.jsonl", "proven older.txt", "proven older.txt"],
          ]);
        },
      ),
      runs,
    );
  });

  test("a log of one article shows by its own hashes that it begins with an older one", () => {
    fc.assert(
      fc.property(randomDesk, fc.nat(), ({ entries }, pick) => {
        const log = new KeptLog().add(...entries);
        const older = log.checkpoint(from(entries.length, pick) + 1);
        expect(inShort(check({ "proof.json": log.proof(entries), "older.txt": older }))).toEqual([
          "unproven proof.json",
          ...["proven proof.json", "proven proof.json", "proven older.txt", "proven older.txt"],
        ]);
      }),
      runs,
    );
  });
});

/** What anybody has from before a tampering, and what is given out after it. */
function findTampered(desk: Desk, tampered: readonly LedgerEntry[]): readonly string[] {
  return refuted(check({ "ledger.jsonl": ledgerText(tampered), "proof.json": desk.log.proof(desk.entries) }));
}

describe("every tampering is found, and names the first entry", () => {
  test("one byte changed", () => {
    fc.assert(
      fc.property(
        randomDesk,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 33, max: 126 }),
        (desk, pick, where, byte) => {
          const at = from(desk.entries.length, pick);
          const bytes = bytesOf(ledgerText(desk.entries));
          const start = bytesOf(ledgerText(desk.entries.slice(0, at))).length;
          const end = bytesOf(ledgerText(desk.entries.slice(0, at + 1))).length - 1;
          const place = start + from(end - start, where);
          fc.pre(bytes[place] !== byte);
          bytes[place] = byte;
          const found = refuted(check({ "ledger.jsonl": bytes, "proof.json": desk.log.proof(desk.entries) }));
          expect(found).toEqual([`refuted ledger.jsonl ${at + 1}`]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("the last entry gone", () => {
    fc.assert(
      fc.property(randomDesk, (desk) => {
        const last = desk.entries.length;
        expect(findTampered(desk, desk.entries.slice(0, -1))).toEqual([`refuted ledger.jsonl ${last}`]);
      }),
      runs,
    );
  });

  test("one in the middle gone", () => {
    fc.assert(
      fc.property(randomDesk, fc.nat(), (desk, pick) => {
        const at = from(desk.entries.length - 1, pick);
        expect(findTampered(desk, desk.entries.toSpliced(at, 1))).toEqual([`refuted ledger.jsonl ${at + 1}`]);
      }),
      runs,
    );
  });

  test("two swapped, in the ledger or in the proof", () => {
    fc.assert(
      fc.property(randomDesk, fc.nat(), fc.nat(), ({ entries, log, ...desk }, a, b) => {
        const [one, other] = [from(entries.length, a), from(entries.length, b)];
        fc.pre(one !== other);
        const first = Math.min(one, other) + 1;
        const swapped = swap(entries, one, other);
        expect(findTampered({ entries, log, ...desk }, swapped)).toEqual([`refuted ledger.jsonl ${first}`]);
        const proof = log.proof(entries);
        const [left, right] = [proof.entries[one], proof.entries[other]];
        if (left === undefined || right === undefined) throw new Error("The proof has every entry.");
        const entriesSwapped = proof.entries
          .with(one, { ...left, hash: right.hash })
          .with(other, { ...right, hash: left.hash });
        expect(refuted(check({ "proof.json": { ...proof, entries: entriesSwapped } }))).toEqual([
          `refuted proof.json ${first}`,
        ]);
      }),
      runs,
    );
  });

  test("everything from an entry on hashed again and signed by the same key, by an older checkpoint", () => {
    fc.assert(
      fc.property(randomDesk, fc.nat(), fc.nat(), ({ entries, others, inOrder, log }, pick, older) => {
        const seq = from(entries.length, pick) + 1;
        const forged = rewrittenFrom(entries, seq);
        const anew = new KeptLog().add(
          ...inOrder.map((entry) =>
            entry.articleId === others[0]?.articleId ? entry : (forged[entry.seq - 1] ?? entry),
          ),
        );
        // By itself the new history holds.
        const fresh = { "ledger.jsonl": ledgerText(forged), "proof.json": anew.proof(forged) };
        expect(refuted(check(fresh))).toEqual([]);
        // An older checkpoint alone shows that something is wrong, where it saw the entry and all leaves can be had.
        const size = from(log.leaves.length, older) + 1;
        const saw = inOrder
          .slice(0, size)
          .some((entry) => entry.articleId === forged[0]?.articleId && entry.seq >= seq);
        const found = refuted(
          check({ ...fresh, "others.json": anew.proof(others), "older.txt": log.checkpoint(size) }),
        );
        expect(found).toEqual(saw ? ["refuted older.txt"] : []);
        // An older proof, which has one, shows which entry it is.
        const named = refuted(check({ "before.json": log.proof(entries), ...fresh }));
        expect(named).toContain(`refuted ledger.jsonl ${seq}`);
        expect(named).toContain(`refuted proof.json ${seq}`);
      }),
      runs,
    );
  });

  test("two logs shown to two people", () => {
    fc.assert(
      fc.property(randomDesk, fc.nat(), ({ entries, log, inOrder }, pick) => {
        const seq = from(entries.length, pick) + 1;
        const forged = rewrittenFrom(entries, seq);
        const shown = new KeptLog().add(
          ...inOrder.map((entry) =>
            entry.articleId === forged[0]?.articleId ? (forged[entry.seq - 1] ?? entry) : entry,
          ),
        );
        const found = refuted(check({ "mine.json": log.proof(entries), "yours.json": shown.proof(forged) }));
        expect(found).toEqual([`refuted yours.json ${seq}`, "refuted yours.json"]);
        expect(refuted(check({ "mine.json": log.proof(entries), "yours.txt": shown.checkpoint() }))).toEqual([
          "refuted yours.txt",
        ]);
      }),
      runs,
    );
  });

  test("an edition's bytes", async () => {
    const { page, json, entries, entry, log } = await publishedDesk();
    const proof = log.proof(entries, { shown: [entry] });
    for (const [name, file] of [
      ["page.html", page],
      ["report.json", json],
    ] as const) {
      expect(inShort(check({ [name]: file, "proof.json": proof }))).toEqual([
        "unproven proof.json",
        ...["proven proof.json", "proven proof.json"],
        ...[
          `proven ${name} ${entry.seq - 1}`,
          `proven ${name} ${entry.seq}`,
          `proven ${name}`,
          `proven ${name}`,
        ],
      ]);
      const bytes = bytesOf(file);
      fc.assert(
        fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 33, max: 126 }), (at, byte) => {
          fc.pre(bytes[at] !== byte);
          const changed = bytes.slice();
          changed[at] = byte;
          const findings = check({ [name]: changed, "proof.json": proof });
          expect(
            findings.some(({ state, sentence }) => state === "proven" && /byte for byte/.test(sentence)),
          ).toBe(false);
          // Where it still says what it is, the entry is named.
          if (file === page && !isInMark(bytes, at))
            expect(refuted(findings)).toEqual(isUtf8(changed) ? [`refuted ${name} ${entry.seq}`] : []);
        }),
        { numRuns: 150 },
      );
      const reworded = file.replace("40,000.", "42,000.");
      expect(refuted(check({ [name]: reworded, "proof.json": proof }))).toEqual([
        `refuted ${name} ${entry.seq}`,
      ]);
    }
  });
});

/** What is no UTF-8 any more is not read, and said not to be. */
const isUtf8 = (bytes: Uint8Array): boolean =>
  Buffer.from(Buffer.from(bytes).toString("utf8")).equals(Buffer.from(bytes));

/** Whether a byte of a page is part of what tells what it is, and of which entry. */
const isInMark = (page: Uint8Array, at: number): boolean =>
  [
    ...Buffer.from(page)
      .toString("latin1")
      .matchAll(/^<!doctype html>\s*<html|<meta name="assay-[^>]*>|<link rel="canonical" href="/g),
  ].some((found) => found.index <= at && at < found.index + found[0].length);

const swap = <T>(list: readonly T[], one: number, other: number): readonly T[] => {
  const [left, right] = [list[one], list[other]];
  return left === undefined || right === undefined ? list : list.with(one, right).with(other, left);
};

describe("what a file cannot show is said", () => {
  const desk = fc.sample(randomDesk, { numRuns: 20, seed: 5 }).find((each) => each.entries.length > 9);
  if (desk === undefined) throw new Error("A desk with ten entries was sampled.");
  const { entries, log } = desk;
  const sentences = (files: Parameters<typeof check>[0]) => check(files).map(({ sentence }) => sentence);

  test("a clock that goes backwards", () => {
    const back = sealAnew(entries, (entry) =>
      entry.seq === 4 ? { ...entry, at: "2020-01-01T00:00:00.000Z" } : entry,
    );
    expect(refuted(check({ "ledger.jsonl": ledgerText(back) }))).toEqual(["refuted ledger.jsonl 4"]);
  });

  test("a date that is still to come", () => {
    const ahead = sealAnew(entries, (entry) =>
      entry.seq < 4 ? entry : { ...entry, at: "2031-01-01T00:00:00.000Z" },
    );
    const findings = check({ "ledger.jsonl": ledgerText(ahead) });
    expect(inShort(findings)).toContain("unproven ledger.jsonl 4");
    expect(findings.map(({ sentence }) => sentence).join()).toContain("2031-01-01");
  });

  test("entries that withhold what they say keep their hashes, and are counted", () => {
    const withheld = entries.map((entry) => (entry.seq === 2 || entry.seq === 5 ? blankEntry(entry) : entry));
    const text = withheld.map((entry) => `${JSON.stringify(entry)}\n`).join("");
    const findings = check({ "ledger.jsonl": text, "proof.json": log.proof(entries), "key.txt": log.key });
    expect(inShort(findings)[0]).toBe("unproven ledger.jsonl 2");
    expect(refuted(findings)).toEqual([]);
    expect(findings[0]?.sentence).toContain("2 entries");
  });

  test("words put into an entry that withholds its salt", () => {
    const forged = entries.map((entry) =>
      entry.seq === 3 ? { ...entry, salt: null, data: { lie: 1 } } : entry,
    );
    const text = forged.map((entry) => `${JSON.stringify(entry)}\n`).join("");
    expect(inShort(check({ "ledger.jsonl": text }))).toContain("unproven ledger.jsonl 3");
  });

  test("entries that came after the checkpoint", () => {
    const size = log.leaves.length - 1;
    const last = desk.inOrder.at(-1);
    const own = last?.articleId === entries[0]?.articleId ? entries : desk.others;
    expect(inShort(check({ "proof.json": log.proof(own, { size }) }))).toContain(
      `unproven proof.json ${own.length}`,
    );
  });

  test("a checkpoint of another log", () => {
    const other = new KeptLog("elsewhere.example/w/port", 9).add(...entries);
    const said = sentences({ "proof.json": log.proof(entries), "other.txt": other.checkpoint() });
    expect(said.join()).toContain(`another log, elsewhere.example/w/port, and says nothing of ${ORIGIN}`);
  });

  test("a key that is not the one known from elsewhere", () => {
    const forger = new KeptLog(ORIGIN, 13).add(...entries);
    const files = { "proof.json": forger.proof(entries), "key.txt": log.key };
    expect(refuted(check(files))).toEqual(["refuted proof.json"]);
    const changed = { ...forger.proof(entries), log: { ...forger.proof(entries).log, olderKeys: [log.key] } };
    expect(refuted(check({ ...files, "proof.json": changed }))).toEqual([]);
    expect(check({ ...files, "proof.json": changed })[0]?.sentence).toContain("older one");
  });

  test("a checkpoint that was edited, and one that nobody known signed", () => {
    const proof = log.proof(entries);
    const edited = log.checkpoint().replace(/\n\d+\n/, "\n7\n");
    expect(refuted(check({ "proof.json": { ...proof, log: { ...proof.log, checkpoint: edited } } }))).toEqual(
      ["refuted proof.json"],
    );
    expect(refuted(check({ "proof.json": proof, "edited.txt": edited }))).toEqual(["refuted edited.txt"]);
  });

  test("which file would tell whether the log begins with what a checkpoint saw", () => {
    const few = entries.slice(0, 2);
    const said = sentences({
      "proof.json": log.proof(few),
      "older.txt": log.checkpoint(log.leaves.length - 7),
    });
    expect(said.join()).toContain(`consistency?from=${log.leaves.length - 7}&to=${log.leaves.length}`);
  });

  test("a page under the notice of a newer edition is what was published", async () => {
    const { page, edition, entries, entry, log } = await publishedDesk();
    const files = { "old.html": withNewerEdition(page, edition, 2), "ledger.jsonl": ledgerText(entries) };
    const findings = check({ ...files, "proof.json": log.proof(entries, { shown: [entry] }) });
    expect(refuted(findings)).toEqual([]);
    expect(inShort(findings)).toContain(`proven old.html ${entry.seq}`);
  });

  test("files of the wrong kind, cut off, empty, too long or not in UTF-8: a sentence each, and never an exception", () => {
    const proof = JSON.stringify(log.proof(entries));
    const wrong = {
      "cut.json": proof.slice(0, proof.length / 2),
      "list.json": "[1, 2]",
      "note.txt": "Dear desk,",
      "empty.json": "",
      "photo.jpg": new Uint8Array([255, 216, 255, 224, 0, 16]),
      "utf-16.json": new Uint8Array([255, 254, 123, 0, 125, 0]),
      "deep.json": "[".repeat(200_000),
      "half.json": '{"format":"assay-proof","version":1}',
      "newer.json": '{"format":"assay-proof","version":2}',
      "page.html": "<!doctype html><title>A page</title>",
      "nothing.pdf": "%PDF-1.7",
      "key.txt": log.key,
    };
    const findings = check(wrong);
    expect(refuted(findings)).toEqual([]);
    for (const name of Object.keys(wrong)) {
      const about = findings.filter((finding) => finding.about.file === name);
      expect(about.length, name).toBeGreaterThan(0);
      for (const { state, sentence } of about)
        expect([state, sentence.length > 10]).toEqual(["unproven", true]);
    }
  });

  test("whatever bytes come, something is said of them", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), fc.json(), (bytes, text, json) => {
        const files = {
          "a.bin": bytes,
          "b.txt": text,
          "c.json": json,
          "d.json": `{"format":"assay-proof","version":1,"log":${json}}`,
        };
        const findings = check(files);
        for (const name of Object.keys(files))
          expect(findings.some(({ about }) => about.file === name)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("a proof with anything in the place of one of its values", () => {
    const proof = log.proof(entries.slice(0, 3), { shown: entries.slice(0, 1) });
    fc.assert(
      fc.property(fc.nat(), fc.jsonValue(), (pick, value) => {
        const changed = withValueAt(proof, pick, value);
        fc.pre(JSON.stringify(changed) !== JSON.stringify(proof));
        const findings = check({ "proof.json": changed });
        expect(findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

/** The same JSON with one of its values, in the order in which they stand, replaced. */
function withValueAt(json: object, pick: number, value: unknown): object {
  let count = 0;
  JSON.stringify(json, (_key, each) => {
    count += 1;
    return each;
  });
  const target = 1 + (pick % (count - 1));
  let at = -1;
  return JSON.parse(
    JSON.stringify(json, (_key, each) => {
      at += 1;
      return at === target ? value : each;
    }),
  );
}
