import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWitnessAnswer, sayWitnessProblem, writeAddCheckpoint } from "./add-checkpoint";
import { signCheckpoint } from "./checkpoint";
import { consistencyProof, leafHash, nodeHash, type ReadSubtree, rootOf } from "./merkle-tree";
import { noteKey } from "./signed-note";
import { cosign, TestWitness } from "./testing/test-witness";

const LOG = new Uint8Array(32).fill(7);
const SECRET = new Uint8Array(32).fill(9);
const NAME = "witness.example/w1";
const ORIGIN = "desk.example/w/harbour";
const NOW = new Date("2026-12-01T00:00:00Z");
const SECONDS = NOW.getTime() / 1_000;

const read: ReadSubtree = (level, index) =>
  level === 0
    ? leafHash(Uint8Array.of(index))
    : nodeHash(read(level - 1, index * 2), read(level - 1, index * 2 + 1));
const checkpointOf = (size: number) =>
  signCheckpoint({ origin: ORIGIN, size, root: rootOf(size, read) }, LOG);
const textOf = (note: string) => note.slice(0, note.indexOf("\n\n") + 1);
const asked = (note: string) => ({ text: textOf(note), key: noteKey(NAME, SECRET), now: NOW });

function makeWitness(): TestWitness {
  const witness = new TestWitness(NAME, SECRET, () => SECONDS);
  witness.knows(ORIGIN, [noteKey(ORIGIN, LOG)]);
  return witness;
}

describe("what a witness is asked", () => {
  it("is written as the specification's example is", () => {
    const proof = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const note = checkpointOf(5);
    expect(writeAddCheckpoint({ oldSize: 3, proof, note })).toBe(
      `old 3\n${Buffer.from(proof[0] ?? []).toString("base64")}\n${Buffer.from(proof[1] ?? []).toString("base64")}\n\n${note}`,
    );
    expect(writeAddCheckpoint({ oldSize: 0, proof: [], note })).toBe(`old 0\n\n${note}`);
  });

  it("is countersigned by a strict one as the log grows, whatever the sizes", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 6 }),
        (some) => {
          const witness = makeWitness();
          let oldSize = 0;
          for (const size of some.toSorted((one, other) => one - other)) {
            const note = checkpointOf(size);
            const body = writeAddCheckpoint({ oldSize, proof: consistencyProof(oldSize, size, read), note });
            const answer = readWitnessAnswer(witness.answer(body), asked(note));
            expect(answer).toMatchObject({ kind: "cosigned", at: NOW });
            oldSize = size;
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("what a witness answers", () => {
  const note = checkpointOf(9);
  const line = cosign(note, NAME, SECRET, SECONDS);
  const answer = (status: number, body: string, type = "text/plain") =>
    readWitnessAnswer({ status, type, body }, asked(note));

  it("is its size where it saw another one", () => {
    const witness = makeWitness();
    witness.answer(writeAddCheckpoint({ oldSize: 0, proof: [], note: checkpointOf(4) }));
    const body = writeAddCheckpoint({ oldSize: 0, proof: [], note });
    expect(readWitnessAnswer(witness.answer(body), asked(note))).toEqual({ kind: "saw", size: 4 });
  });

  it("is a line of its own among those of others", () => {
    const others = cosign(note, "other.example", new Uint8Array(32).fill(1), SECONDS);
    expect(answer(200, `${others}\n${line}\n`)).toEqual({ kind: "cosigned", line, at: NOW });
    expect(answer(200, `${others}\n`)).toEqual({ kind: "refused", problem: "other-witness" });
  });

  it.each([
    ["a page of HTML", 200, "<!doctype html><title>Hello</title>", "no-cosignature"],
    ["nothing", 200, "", "no-cosignature"],
    ["a line that is cut off", 200, line.slice(0, -20), "other-witness"],
    ["a line for another checkpoint", 200, cosign(checkpointOf(8), NAME, SECRET, SECONDS), "other-witness"],
    ["a time that is to come", 200, cosign(note, NAME, SECRET, SECONDS + 3_600), "future"],
    ["a time that no date has", 200, cosign(note, NAME, SECRET, Number.MAX_SAFE_INTEGER), "other-witness"],
    ["that it does not know the log", 404, "", "unknown-log"],
    ["that it does not know the key", 403, "", "unknown-key"],
    ["that the proof does not hold", 422, "", "no-proof"],
    ["that it is not well", 500, "", "other-status"],
    ["a size as something else", 409, "4\n", "other-status"],
  ])("may be %s, which is no countersignature", (_, status, body, problem) => {
    expect(answer(status, body)).toEqual({ kind: "refused", problem });
  });

  it.each(["-4", "04", "4.5", "1e3", "9007199254740993", "4\n5"])("is no size when it says %j", (size) => {
    expect(answer(409, size, "text/x.tlog.size")).toMatchObject({ kind: "refused" });
  });

  it("is never taken for a countersignature when it is anything else", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.string({ unit: "binary" }), (status, body) => {
        const { kind } = readWitnessAnswer({ status, type: "text/plain", body }, asked(note));
        expect(kind).toBe("refused");
      }),
    );
  });

  it("is told in words that say what to do", () => {
    expect(sayWitnessProblem("unknown-log")).toMatch(/^It does not know this log\. Give /);
  });
});
