import { expect } from "vitest";

/** An answer that is a problem (RFC 9457) of this kind. */
export const problem = (kind: string, status: number, more: object = {}) => ({
  status,
  body: { type: `/problems/${kind}`, status, title: expect.any(String), detail: expect.any(String), ...more },
});

/** A refusal that names these fields. */
export const invalidAt = (...paths: string[]) =>
  problem("invalid", 422, {
    errors: expect.arrayContaining(paths.map((path) => ({ path, message: expect.any(String) }))),
  });
