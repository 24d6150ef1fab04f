import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { witnessKey } from "../log/cosignature";
import { noteKey } from "../log/signed-note";
import { cosign } from "../log/testing/test-witness";
import { check } from "./testing/dropped";
import { KeptLog } from "./testing/kept-log";
import { randomDesk } from "./testing/random-desk";

const SECRET = new Uint8Array(32).fill(9);
const NAME = "witness.example/w1";
const KEY = witnessKey(noteKey(NAME, SECRET));
const [desk] = fc.sample(randomDesk, { numRuns: 1, seed: 1 });
const entries = desk?.entries ?? [];
const log = new KeptLog().add(...entries);
const checkpoint = log.checkpoint();
const cosigned = `${checkpoint}${cosign(checkpoint, NAME, SECRET, 1_679_315_147)}\n`;
const told = (files: Parameters<typeof check>[0]) =>
  check(files)
    .filter(({ sentence }) => sentence.includes("countersign"))
    .map(({ state, sentence, about }) => `${state} ${about.file}: ${sentence}`);

describe("countersignatures", () => {
  test("hold by a key that somebody has from the witness, beside the log's own", () => {
    const sentence = `proven checkpoint.txt: Its checkpoint is countersigned by ${NAME} at 2023-03-20T12:25:47.000Z.`;
    expect(told({ "checkpoint.txt": cosigned, "keys.txt": `${log.key}\n${KEY}\n` })).toEqual([sentence]);
    expect(told({ "checkpoint.txt": cosigned, "key.txt": log.key, "witness.txt": KEY })).toEqual([sentence]);
    const all = check({ "checkpoint.txt": cosigned, "keys.txt": `${log.key}\n${KEY}\n` });
    expect(all.map(({ state }) => state)).toEqual(["proven", "proven"]);
  });

  test("hold by a key that the proof brings itself, if it is theirs", () => {
    const proof = log.proof(entries);
    const brought = { ...proof, log: { ...proof.log, checkpoint: cosigned, witnesses: [KEY] } };
    expect(told({ "proof.json": brought })).toEqual([
      expect.stringMatching(/^unproven proof.json: .* if the key that it brings itself is theirs/),
    ]);
    expect(told({ "proof.json": brought, "witness.txt": KEY })).toEqual([
      expect.stringMatching(/^proven proof.json: .* at 2023/),
    ]);
  });

  test("are named where no key tells whose they are", () => {
    expect(told({ "checkpoint.txt": cosigned, "key.txt": log.key })).toEqual([
      `unproven checkpoint.txt: ${NAME} countersigned its checkpoint too, with a key that is not known here. Add that key.`,
    ]);
  });

  test("are refuted where the checkpoint is another one", () => {
    const other = log.checkpoint(1);
    const moved = `${other}${cosign(checkpoint, NAME, SECRET, 1_679_315_147)}\n`;
    expect(told({ "checkpoint.txt": moved, "key.txt": log.key, "witness.txt": KEY })).toEqual([
      expect.stringMatching(
        /^refuted checkpoint.txt: .*countersignature of witness\.example\/w1 does not hold/,
      ),
    ]);
  });

  test("are looked for by keys that the proof may not leave out or mistake", () => {
    const proof = log.proof(entries);
    for (const witnesses of ["x", [1], {}])
      expect(check({ "proof.json": { ...proof, log: { ...proof.log, witnesses } } })).toEqual([
        expect.objectContaining({ sentence: expect.stringContaining("log.witnesses") }),
      ]);
  });
});
