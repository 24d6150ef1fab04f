import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ed25519 } from "@noble/curves/ed25519.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64 } from "./base64";
import { openCheckpoint, readCheckpoint, signCheckpoint, writeCheckpoint } from "./checkpoint";
import { openNote, readVerifierKey, signNote, verifierKey } from "./signed-note";

const VECTORS = path.resolve("../shared/testdata/transparency-log/signed-note/vectors.json");
const SECRET = new Uint8Array(32).fill(7);
const NAME = "desk.example/w/harbour";
const KEY = { name: NAME, publicKey: ed25519.getPublicKey(SECRET) };
const OTHER = { name: NAME, publicKey: ed25519.getPublicKey(new Uint8Array(32).fill(8)) };

describe("a signed note", () => {
  it.skipIf(!existsSync(VECTORS))("is what others sign and open", () => {
    const { skey, vkey, text, signed, badVkeys, secondSigner } = JSON.parse(readFileSync(VECTORS, "utf8"));
    const [, , name, , ...secret] = skey.split("+");
    const bytes = fromBase64(secret.join("+")) ?? expect.unreachable();
    expect(signNote(text, name, bytes.slice(1))).toBe(signed);
    const key = readVerifierKey(vkey);
    if (!key.ok) expect.unreachable(key.failure);
    expect(verifierKey(key.value)).toBe(vkey);
    expect(openNote(signed, [key.value])).toEqual({ ok: true, value: { text, signedBy: [key.value] } });
    expect(openNote(`${signed}${secondSigner.sigLine}\n`, [key.value])).toMatchObject({ ok: true });
    for (const bad of badVkeys) expect(readVerifierKey(bad)).toMatchObject({ ok: false });
  });

  it("opens with the key that signed it, whoever else did", () => {
    const texts = fc.string({ unit: "grapheme" }).map((said) => `${said.replaceAll(/\p{Cc}/gu, " ")}\n`);
    fc.assert(
      fc.property(texts, (text) => {
        const note = signNote(text, NAME, SECRET);
        const twice =
          note + signNote(text, "witness.example", new Uint8Array(32).fill(9)).split("\n\n").at(-1);
        for (const each of [note, twice])
          expect(openNote(each, [OTHER, KEY])).toEqual({ ok: true, value: { text, signedBy: [KEY] } });
      }),
    );
  });

  it("does not open when a character of it was changed", () => {
    const note = signNote("Ships sailed.\nTwo of them.\n", NAME, SECRET);
    fc.assert(
      fc.property(
        fc.nat({ max: note.length - 1 }),
        fc.constantFrom("a", "Z", "/", " ", "\n", "—"),
        (at, put) => {
          const changed = note.slice(0, at) + put + note.slice(at + 1);
          fc.pre(changed !== note);
          expect(openNote(changed, [KEY]).ok).toBe(false);
        },
      ),
    );
  });

  it("says whether nobody known signed it, a signature does not hold, or it is no note", () => {
    const note = signNote("Two ships.\n", NAME, SECRET);
    expect(openNote(note, [OTHER])).toEqual({ ok: false, failure: expect.stringMatching(/^Nobody/) });
    expect(openNote(note, [])).toMatchObject({ ok: false });
    expect(openNote(note.replace("Two", "Ten"), [KEY])).toEqual({
      ok: false,
      failure: expect.stringContaining("does not hold"),
    });
    const lone = note.replace("Two", "\ud800");
    for (const none of ["", "\n\n", "Two ships.", note.slice(0, -1), `${note}x`, lone, `\u0000${note}`])
      expect(openNote(none, [KEY])).toEqual({
        ok: false,
        failure: expect.stringContaining("no signed note"),
      });
  });

  it("is not made of what is none", () => {
    for (const text of ["", "no line end", "a tab\t\n", "\ud800\n"])
      expect(() => signNote(text, NAME, SECRET)).toThrow(RangeError);
    for (const name of ["", "two words", "a+b"])
      expect(() => signNote("a\n", name, SECRET)).toThrow(RangeError);
  });
});

describe("a checkpoint", () => {
  const checkpoint = { origin: NAME, size: 20_852_163, root: new Uint8Array(32).fill(3) };

  it("is read back as it was signed", () => {
    const note = signCheckpoint(checkpoint, SECRET);
    expect(openCheckpoint(note, [KEY])).toEqual({ ok: true, value: { ...checkpoint, signedBy: [KEY] } });
    expect(readCheckpoint(`${writeCheckpoint(checkpoint)}an extension\n`)).toEqual({
      ok: true,
      value: checkpoint,
    });
  });

  it("is nothing else", () => {
    const root = "AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=";
    const wrong = [
      "",
      "\n\n\n",
      `a\n01\n${root}\n`,
      `a\n-1\n${root}\n`,
      `a\n1e3\n${root}\n`,
      `a\n5\n${root}`,
    ];
    for (const text of [...wrong, `a\n5\nAwM=\n`, `\n5\n${root}\n`, `a\n9007199254740993\n${root}\n`])
      expect(readCheckpoint(text), text).toMatchObject({ ok: false });
    expect(readCheckpoint(`a\n0\n${root}\n`)).toMatchObject({ ok: true, value: { size: 0 } });
  });
});
