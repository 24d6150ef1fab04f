import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import { GET as getHealth } from "@/app/api/health/route";
import { POST as postCommands } from "@/app/api/v1/articles/[id]/commands/route";
import { GET as getEvents } from "@/app/api/v1/articles/[id]/events/route";
import { GET as getMe } from "@/app/api/v1/me/route";
import type { Handler } from "./handle";

vi.hoisted(() => {
  // Nothing listens on the discard port of loopback.
  process.env["DATABASE_URL"] = "postgresql://assay:x@127.0.0.1:9/assay";
});

const headers = { Authorization: "Bearer assay_any", "Content-Type": "application/json" };
const knock = (handler: Handler, init: RequestInit = {}) =>
  handler(new Request("http://localhost:3000/", { headers, ...init }), {
    params: Promise.resolve({ id: randomUUID() }),
  });

it("answers 503 and when to come back, as long as the database is away", async () => {
  const answers = [
    await knock(getMe),
    await knock(getEvents),
    await knock(postCommands, { method: "POST", body: "{}" }),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(await answer.json()).toMatchObject({
      type: "/problems/unavailable",
      detail: expect.stringMatching(/nothing was lost/i),
    });
  }
});

it("says that it is not healthy", async () => {
  const answer = await knock(getHealth, { headers: {} });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ status: "unavailable", database: "unavailable" });
});
