import fc from "fast-check";
import { expect, test } from "vitest";
import { toBase64 } from "../log/base64";
import { check, ledgerText } from "./testing/dropped";
import { randomDesk } from "./testing/random-desk";

type Files = Parameters<typeof check>[0];

const about = (files: Files) =>
  check(files)
    .filter((finding) => finding.about.file === "entry.json")
    .map(({ state, about: { seq }, sentence }) => ({ state, seq, sentence }));

test("one entry is shown to be in the log by its ledger, the checkpoint and the key, or by a proof alone", () => {
  fc.assert(
    fc.property(randomDesk, fc.nat(), ({ entries, log }, pick) => {
      const entry = entries[pick % entries.length];
      if (entry === undefined) throw new Error("A desk has entries.");
      const answer = { "entry.json": log.inclusion(entry) };
      const ledger = { "ledger.jsonl": ledgerText(entries) };
      const signed = { "head.txt": log.checkpoint(), "key.txt": log.key };
      const holds = [expect.objectContaining({ state: "proven", seq: entry.seq })];
      expect(about({ ...answer, ...ledger, ...signed })).toEqual(holds);
      expect(about({ ...answer, "proof.json": log.proof(entries) })).toEqual(holds);
    }),
    { numRuns: 12 },
  );
});

test("what is missing is named, and a changed answer is refuted", () => {
  fc.assert(
    fc.property(randomDesk, fc.nat(), ({ entries, log }, pick) => {
      const entry = entries[pick % entries.length];
      if (entry === undefined) throw new Error("A desk has entries.");
      const answer = log.inclusion(entry);
      const ledger = { "ledger.jsonl": ledgerText(entries) };
      const signed = { "head.txt": log.checkpoint(), "key.txt": log.key };
      const said = (state: string, words: string) => [
        expect.objectContaining({ state, sentence: expect.stringContaining(words) }),
      ];
      expect(about({ "entry.json": answer, ...signed })).toEqual(said("unproven", "Add the ledger"));
      expect(about({ "entry.json": answer, ...ledger })).toEqual(said("unproven", "/log/checkpoint?size="));
      const unsigned = { ...ledger, "head.txt": log.checkpoint() };
      expect(about({ "entry.json": answer, ...unsigned })).toEqual(said("unproven", "the log’s key"));
      const changed = { ...answer, hashes: [toBase64(new Uint8Array(32))] };
      expect(about({ "entry.json": changed, ...ledger, ...signed })).toEqual(
        said("refuted", "does not lead"),
      );
    }),
    { numRuns: 12 },
  );
});

test("a time stamp and a tile are told from a text that was spoilt", () => {
  const stamp = Buffer.from("3082001506092a864886f70d010702060b2a864886f70d0109100104ff", "hex");
  const said = (bytes: Uint8Array) => about({ "entry.json": bytes }).map(({ sentence }) => sentence);
  expect(said(stamp)).toEqual([expect.stringContaining("openssl ts -verify")]);
  expect(said(new Uint8Array(64).fill(0xff))).toEqual([expect.stringContaining("tile of a log")]);
  expect(said(new Uint8Array(65).fill(0xff))).toEqual([expect.stringContaining("not in UTF-8")]);
});
