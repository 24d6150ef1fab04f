import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "./base64";
import { openCheckpoint, signCheckpoint } from "./checkpoint";
import { readCosignatures, readWitnessKey, unknownCosigners, witnessKey } from "./cosignature";
import { noteKey } from "./signed-note";
import { cosign } from "./testing/test-witness";

const LOG = new Uint8Array(32).fill(7);
const WITNESS = new Uint8Array(32).fill(9);
const NAME = "witness.example/w1";
const KEY = noteKey(NAME, WITNESS);
const ORIGIN = "desk.example/w/harbour";
const CHECKPOINT = signCheckpoint({ origin: ORIGIN, size: 57, root: new Uint8Array(32).fill(3) }, LOG);
const AT = 1_679_315_147;
const COSIGNED = `${CHECKPOINT}${cosign(CHECKPOINT, NAME, WITNESS, AT)}\n`;

describe("a countersignature", () => {
  it("is over the fixed line, the time and the checkpoint's text, as the specification writes them", () => {
    const text = `cosignature/v1\ntime ${AT}\n${CHECKPOINT.slice(0, CHECKPOINT.indexOf("\n\n") + 1)}`;
    const encoded = COSIGNED.trimEnd().split(" ").at(-1) ?? "";
    const bytes = fromBase64(encoded) ?? expect.unreachable();
    const id = sha256(concatBytes(utf8ToBytes(`${NAME}\n`), Uint8Array.of(4), KEY.publicKey)).slice(0, 4);
    expect(bytesToHex(bytes.slice(0, 4))).toBe(bytesToHex(id));
    expect(new DataView(bytes.buffer).getBigUint64(4)).toBe(BigInt(AT));
    expect(ed25519.verify(bytes.slice(12), utf8ToBytes(text), KEY.publicKey)).toBe(true);
  });

  it("has the layout of the specification's example", () => {
    const line =
      "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==";
    const bytes = fromBase64(line.split(" ").at(-1) ?? "") ?? expect.unreachable();
    const ours = fromBase64(COSIGNED.trimEnd().split(" ").at(-1) ?? "") ?? expect.unreachable();
    expect(bytes.length).toBe(ours.length);
    expect(new DataView(bytes.buffer).getBigUint64(4)).toBe(BigInt(AT));
    expect(unknownCosigners(`${CHECKPOINT}${line}\n`, [KEY])).toEqual(["witness.example.com/w1"]);
  });

  it("is read with the witness' key, and stands in nobody's way without", () => {
    const found = { key: KEY, at: new Date(AT * 1_000) };
    expect(readCosignatures(COSIGNED, [KEY])).toEqual({ ok: true, value: [found] });
    expect(readCosignatures(COSIGNED, [])).toEqual({ ok: true, value: [] });
    expect(openCheckpoint(COSIGNED, [noteKey(ORIGIN, LOG)])).toMatchObject({ ok: true, value: { size: 57 } });
    expect(unknownCosigners(COSIGNED, [])).toEqual([NAME]);
    expect(unknownCosigners(COSIGNED, [KEY])).toEqual([]);
  });

  it("does not hold for another checkpoint, another time or another key", () => {
    const other = signCheckpoint({ origin: ORIGIN, size: 58, root: new Uint8Array(32).fill(3) }, LOG);
    const moved = COSIGNED.replace(CHECKPOINT, other);
    expect(readCosignatures(moved, [KEY])).toMatchObject({ ok: false });
    expect(readCosignatures(COSIGNED, [noteKey(NAME, LOG)])).toEqual({ ok: true, value: [] });
    const line = cosign(CHECKPOINT, NAME, WITNESS, AT);
    const bytes = fromBase64(line.split(" ").at(-1) ?? "") ?? expect.unreachable();
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, by) => {
          const changed = bytes.map((byte, place) => (place === at ? byte ^ by : byte));
          expect(readCosignatures(`${CHECKPOINT}— ${NAME} ${toBase64(changed)}\n`, [KEY]).ok).toBe(false);
        },
      ),
    );
  });

  it("names a time", () => {
    const timeless = `${CHECKPOINT}${cosign(CHECKPOINT, NAME, WITNESS, 0)}\n`;
    expect(readCosignatures(timeless, [KEY])).toMatchObject({ ok: false });
  });

  it("has a key of its own kind", () => {
    expect(readWitnessKey(witnessKey(KEY))).toEqual({ ok: true, value: KEY });
    const [name, , material = ""] = witnessKey(KEY).split("+");
    expect(readWitnessKey(`${name}+00000000+${material}`)).toMatchObject({ ok: false });
    const ofLog = fromBase64(material)?.map((byte, at) => (at === 0 ? 1 : byte)) ?? expect.unreachable();
    expect(readWitnessKey(`${name}+00000000+${toBase64(ofLog)}`)).toMatchObject({ ok: false });
  });
});
