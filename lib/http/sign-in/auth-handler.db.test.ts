import { NextRequest } from "next/server";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { disconnect } from "../../database/client";
import { handleAuth } from "./auth-handler";
import { authOptions } from "./auth-options";

const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
beforeEach(() => log.mockClear());
afterAll(async () => {
  log.mockRestore();
  await disconnect();
});

function ask(action: string, query = "", init: ConstructorParameters<typeof NextRequest>[1] = {}) {
  const request = new NextRequest(`http://localhost:3000/api/auth/${action}${query}`, init);
  return handleAuth(request, { params: Promise.resolve({ nextauth: action.split("/") }) });
}

it("answers a problem where next-auth would break", async () => {
  expect((await ask("callback/credentials", "?x=1")).status).toBe(405);
  expect((await ask("error", "?error=%ff")).status).toBe(400);
  expect((await ask("signin", "?error=%0d%0aX:1")).status).toBe(400);
  expect(log).not.toHaveBeenCalled();
});

it("lets nobody write into the log what they like", async () => {
  const body = JSON.stringify({ level: "error", code: "X\n[forged] line", message: "y" });
  const init = { method: "POST", body, headers: { "Content-Type": "application/json" } };
  expect((await ask("_log", "", init)).status).toBe(204);
  expect(log).not.toHaveBeenCalled();
  authOptions(null, null).logger?.error?.(
    "CODE",
    new Error(`Received: \r\n[forged] line ${"x".repeat(9_000)}`),
  );
  const said = log.mock.calls.flat().join("");
  expect(said).toMatch(/^Sign-in failed: CODE \(Received: +\[forged\] line x+$/);
  expect(said.length).toBeLessThanOrEqual(500);
});
