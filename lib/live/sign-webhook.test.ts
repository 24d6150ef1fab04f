import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signWebhook } from "./sign-webhook";

/** The example that Standard Webhooks' own libraries are tested with. */
const EXAMPLE = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  message: {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    sentAt: new Date(1_614_265_330_000),
    body: '{"test": 2432232314}',
  },
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};

describe("a webhook's signature", () => {
  it("is the one of the specification's example", () => {
    expect(signWebhook(EXAMPLE.message, [EXAMPLE.secret])).toEqual({
      "webhook-id": EXAMPLE.message.id,
      "webhook-timestamp": "1614265330",
      "webhook-signature": EXAMPLE.signature,
    });
  });

  it("comes once for each secret, a blank between, so that a receiver may know either", () => {
    const other = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
    const both = signWebhook(EXAMPLE.message, [other, EXAMPLE.secret])["webhook-signature"] ?? "";
    expect(both.split(" ")).toHaveLength(2);
    expect(both.split(" ")[1]).toBe(EXAMPLE.signature);
  });

  it("covers the id, the second and every byte of the body, in any script", () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.string({ unit: "grapheme" }),
        fc.uint8Array({ minLength: 24 }),
        (id, body, key) => {
          const secret = `whsec_${Buffer.from(key).toString("base64")}`;
          const sentAt = new Date(1_700_000_000_999);
          const right = createHmac("sha256", key).update(Buffer.from(`${id}.1700000000.${body}`, "utf8"));
          const signed = signWebhook({ id, sentAt, body }, [secret]);
          expect(signed["webhook-signature"]).toBe(`v1,${right.digest("base64")}`);
        },
      ),
    );
  });
});
