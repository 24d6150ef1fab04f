import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LedgerEntry } from "../shapes/ledger-entry";
import { playHistory, randomSteps } from "../testing/random-history";
import { ReviewBuilder } from "../testing/review-builder";
import { GENESIS_HASH, sealEntry, verifyChain } from "./hash-chain";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

function smallLedger(): readonly LedgerEntry[] {
  const builder = new ReviewBuilder("Ten boats sailed. Nine came back.");
  const { reviewer1, reviewer2, editor } = builder.people;
  const claimId = builder.highlight(reviewer1, "Ten boats", { statement: "Ten boats left the port." });
  builder.act(reviewer2, "give-verdict", { claimId, rating: "mixed", rationale: "Eleven, by the log." });
  builder.act(editor, "settle-claim", { claimId, rating: "false", rationale: "", version: 1 });
  return builder.entries;
}

describe("the hash chain", () => {
  test("is what anyone recomputes with JSON of sorted keys and SHA-256", () => {
    const [first] = smallLedger();
    if (first?.type !== "article-added") throw new Error("A ledger begins with its article.");
    const { revision, ...rest } = first.data;
    const keys = ["byline", "direction", "language", "publishedAt", "publisher"] as const;
    const fields = keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(rest[key])}`).join(",");
    const text = `{"id":"${revision.id}","length":${revision.length},"number":1,"sha256":"${revision.sha256}"}`;
    const data = `{${fields},"revision":${text},"sourceUrl":null,"title":"${rest.title}"}`;
    const dataHash = sha256(`{"data":${data},"salt":"${first.salt}"}`);
    expect(first.dataHash).toBe(dataHash);
    const { actor, articleId, at } = first;
    expect(first.hash).toBe(
      sha256(
        `{"actor":"${actor}","articleId":"${articleId}","at":"${at}","dataHash":"${dataHash}",` +
          `"prevHash":"${"0".repeat(64)}","seq":1,"type":"article-added"}`,
      ),
    );
  });

  test("holds from the beginning, and from any later entry when told what it follows", () => {
    const entries = smallLedger();
    const last = entries.at(-1);
    const head = { seq: 4, hash: last?.hash };
    expect(verifyChain(entries)).toEqual({ ok: true, head });
    expect(verifyChain(entries.slice(2), entries[1]?.hash)).toEqual({ ok: true, head });
    expect(verifyChain(entries.slice(2))).toMatchObject({ ok: false, seq: 1 });
    expect(verifyChain([])).toEqual({ ok: true, head: { seq: 0, hash: GENESIS_HASH } });
  });

  test("breaks at exactly the entry of which any one value was changed", () => {
    const entries = smallLedger();
    entries.forEach((entry, at) => {
      for (const changed of everyChange(entry)) {
        const forged = entries.with(at, changed as LedgerEntry);
        expect(verifyChain(forged), JSON.stringify(changed)).toMatchObject({ ok: false, seq: at + 1 });
      }
    });
  });

  test("breaks where an entry was dropped, doubled or put elsewhere", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(randomSteps, fc.nat(), fc.nat(), (steps, a, b) => {
        const { entries } = playHistory(steps);
        const [from, to] = [a % entries.length, b % entries.length];
        const isLast = from === entries.length - 1;
        if (!isLast)
          expect(verifyChain(entries.toSpliced(from, 1))).toMatchObject({ ok: false, seq: from + 1 });
        const [entry] = entries.slice(from, from + 1);
        if (entry === undefined || from === to) return;
        expect(verifyChain(entries.toSpliced(to, 0, entry)).ok).toBe(false);
        expect(verifyChain(entries.toSpliced(from, 1).toSpliced(to, 0, entry)).ok).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  test("breaks after an entry that was forged and sealed anew", () => {
    const entries = smallLedger();
    const [, second] = entries;
    if (second === undefined) throw new Error("The ledger has four entries.");
    const forged = sealEntry(
      { ...second, at: "2026-01-06T00:00:00.000Z" },
      second.prevHash,
      second.salt ?? "",
    );
    expect(verifyChain(entries.with(1, forged))).toMatchObject({ ok: false, seq: 3 });
  });
});

/** Every value that differs from the given one in a single leaf. */
function everyChange(value: unknown): readonly unknown[] {
  if (typeof value === "string") return [`${value}x`, value.slice(0, -1)].filter((each) => each !== value);
  if (typeof value === "number") return [value + 1];
  if (value === null) return ["x"];
  if (Array.isArray(value))
    return value.flatMap((each, at) => everyChange(each).map((next) => value.with(at, next)));
  return Object.entries(value as object).flatMap(([key, each]) =>
    everyChange(each).map((next) => ({ ...(value as object), [key]: next })),
  );
}
