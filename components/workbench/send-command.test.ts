import { describe, expect, it } from "vitest";
import { readOutcome } from "./send-command";

const problem = (kind: string, more: object = {}) => ({ type: `/problems/${kind}`, detail: "Why.", ...more });

describe("readOutcome", () => {
  it("is saved only when the server says so in its own words", () => {
    const head = { seq: 4, hash: "ab" };
    expect(readOutcome(200, { events: [], head })).toEqual({ kind: "saved", events: [], head });
    expect(readOutcome(200, "<html>captive portal</html>")).toEqual({ kind: "unreached" });
  });

  it("waits while the server or the network cannot take it", () => {
    for (const status of [408, 429, 500, 502, 503]) {
      expect(readOutcome(status, problem("unavailable"))).toEqual({ kind: "unreached" });
    }
  });

  it("keeps both sides when the thing moved on", () => {
    const current = { claimId: "c1", version: 3 };
    expect(readOutcome(409, problem("stale", { current }))).toEqual({
      kind: "stale",
      detail: "Why.",
      current,
    });
  });

  it("says why it was refused, field by field", () => {
    const errors = [{ path: "url", message: "Give a full address." }];
    expect(readOutcome(422, problem("invalid", { errors }))).toEqual({
      kind: "refused",
      detail: "Why.",
      errors,
    });
    expect(readOutcome(403, problem("forbidden"))).toEqual({ kind: "refused", detail: "Why.", errors: [] });
  });

  it("tells a lost session from a refusal", () => {
    expect(readOutcome(401, problem("unauthenticated"))).toEqual({ kind: "signed-out" });
  });
});
