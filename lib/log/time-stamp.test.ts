import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasOpenssl, OpensslAuthority } from "./testing/openssl-authority";
import { readStampReply, writeStampRequest } from "./time-stamp";

const TEXT = "desk.example/w/harbour\n57\nAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=\n";
const ASKED = { text: TEXT, nonce: new Uint8Array([0x80, 0, 1, 2, 3, 4, 5, 0xff]) };

/** In bytes; every one of some 2,000 would take 20 seconds. */
const STEP = 11;

// Where OpenSSL is absent, nothing here can be shown: it is the authority.
describe.skipIf(!hasOpenssl)("a time stamp", () => {
  let authority: OpensslAuthority;
  let reply: Uint8Array;
  beforeAll(() => {
    authority = new OpensslAuthority();
    reply = authority.stamp(writeStampRequest(ASKED));
  });
  afterAll(() => authority.remove());

  it("is given by OpenSSL, which holds it for good, and says when and by whom", async () => {
    expect(authority.verify(reply, TEXT)).toContain("Verification: OK");
    const read = await readStampReply(reply, ASKED, [authority.root]);
    expect(read).toMatchObject({ ok: true, value: { authority: "Stamps of a test" } });
    if (read.ok) expect(Math.abs(read.value.at.getTime() - Date.now())).toBeLessThan(600_000);
  });

  it("is of this text, and answers this request", async () => {
    const trusted = [authority.root];
    expect(await readStampReply(reply, { ...ASKED, text: `${TEXT}x\n` }, trusted)).toMatchObject({
      failure: expect.stringMatching(/something else/),
    });
    expect(await readStampReply(reply, { ...ASKED, nonce: new Uint8Array(8) }, trusted)).toMatchObject({
      failure: expect.stringMatching(/another request/),
    });
  });

  it("is by whom is trusted, and certified for it", async () => {
    const untrusted = /not signed by an authority that is trusted/;
    expect(await readStampReply(reply, ASKED, [])).toMatchObject({
      failure: expect.stringMatching(untrusted),
    });
    const other = new OpensslAuthority();
    try {
      expect(await readStampReply(reply, ASKED, [other.root])).toMatchObject({
        failure: expect.stringMatching(untrusted),
      });
    } finally {
      other.remove();
    }
  });

  it("never says another time or another authority with a byte changed", async () => {
    const trusted = [authority.root];
    const whole = await readStampReply(reply, ASKED, trusted);
    let held = 0;
    for (let place = 0; place < reply.length; place += STEP) {
      const changed = reply.map((byte, each) => (each === place ? byte ^ 0x15 : byte));
      const read = await readStampReply(changed, ASKED, trusted);
      if (!read.ok) continue;
      // Nothing hangs on some bytes, as of the frame around what is signed, or of a root that we have ourselves.
      held += 1;
      expect(read).toEqual(whole);
    }
    expect(held).toBeLessThan(reply.length / STEP / 3);
  });

  it("is refused in words when the authority does, or answers anything else", async () => {
    const refusal = Uint8Array.from(Buffer.from("30053003020102", "hex"));
    expect(await readStampReply(refusal, ASKED, [authority.root])).toMatchObject({
      failure: "It refused to stamp the checkpoint.",
    });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await readStampReply(bytes, ASKED, [authority.root])).ok).toBe(false);
      }),
    );
    const page = new TextEncoder().encode("<!doctype html>");
    expect(await readStampReply(page, ASKED, [])).toMatchObject({
      failure: expect.stringMatching(/no time stamp/),
    });
    expect(readFileSync(authority.rootFile, "utf8")).toContain("BEGIN CERTIFICATE");
  });
});
