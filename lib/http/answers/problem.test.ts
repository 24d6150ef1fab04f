import { expect, test } from "vitest";
import type { HttpFailure } from "./problem";
import { problemResponse } from "./problem";

const errors = [{ path: "title", message: "Write something here." }];

const CASES: readonly (readonly [HttpFailure, number])[] = [
  [{ kind: "malformed", detail: "d" }, 400],
  [{ kind: "unauthenticated" }, 401],
  [{ kind: "forbidden", detail: "d" }, 403],
  [{ kind: "not-found" }, 404],
  [{ kind: "method-not-allowed", allow: "GET" }, 405],
  [{ kind: "stale", detail: "d", current: { version: 2 } }, 409],
  [{ kind: "duplicate", detail: "d", current: { id: "a" } }, 409],
  [{ kind: "id-taken", errors }, 409],
  [{ kind: "too-large", detail: "d" }, 413],
  [{ kind: "unsupported-media-type", detail: "d" }, 415],
  [{ kind: "invalid", errors }, 422],
  [{ kind: "too-many-attempts", detail: "d", retryAfterSeconds: 60 }, 429],
  [{ kind: "internal" }, 500],
  [{ kind: "unavailable", detail: "d" }, 503],
];

test.each(CASES)("answers %j with its status, as a problem that is not cached", async (failure, status) => {
  const response = problemResponse(failure);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toMatchObject({
    type: `/problems/${failure.kind}`,
    status,
    title: expect.stringMatching(/./),
    detail: expect.stringMatching(/./),
  });
});

test("names the fields, and shows the present state to who is stale", async () => {
  expect(await problemResponse({ kind: "invalid", errors }).json()).toMatchObject({
    errors,
    detail: "title: Write something here.",
  });
  expect(await problemResponse({ kind: "stale", detail: "d", current: { version: 2 } }).json()).toMatchObject(
    { current: { version: 2 } },
  );
});

test("says when to come back, how to sign in and which methods there are", () => {
  const header = (failure: HttpFailure, name: string) => problemResponse(failure).headers.get(name);
  expect(header({ kind: "unavailable", detail: "d" }, "Retry-After")).toBe("5");
  expect(header({ kind: "too-many-attempts", detail: "d", retryAfterSeconds: 60 }, "Retry-After")).toBe("60");
  expect(header({ kind: "unauthenticated" }, "WWW-Authenticate")).toContain("Bearer");
  expect(header({ kind: "method-not-allowed", allow: "GET, POST" }, "Allow")).toBe("GET, POST");
});
