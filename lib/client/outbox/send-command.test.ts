import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { readOutcome, sendCommands } from "./send-command";

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

describe("sendCommands", () => {
  it("does not wait for ever for a server that says nothing", async () => {
    const silent = createServer(() => undefined).listen(0);
    const { port } = silent.address() as AddressInfo;
    const { fetch } = globalThis;
    vi.stubGlobal("fetch", (path: string, init: RequestInit) =>
      fetch(`http://localhost:${port}${path}`, init),
    );
    const command = { commandId: "c", type: "reopen-claim", claimId: "x", reason: "New data." } as const;
    expect(await sendCommands("article", [command], 50)).toEqual({ kind: "unreached" });
    vi.unstubAllGlobals();
    silent.closeAllConnections();
    silent.close();
  });
});
