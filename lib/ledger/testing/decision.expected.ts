import { expect } from "vitest";

/** What a decision comes to when it complains about a field. */
export const refused = (path: string, message: RegExp | string = /./u) => ({
  ok: false,
  failure: { kind: "invalid", errors: [{ path, message: expect.stringMatching(message) }] },
});

/** What a decision comes to that makes events of these types. */
export const done = (...types: readonly string[]) => ({ ok: true, value: types.map((type) => ({ type })) });

export const failed = (kind: string) => ({ ok: false, failure: { kind } });

/** Asked for what is so already. */
export const nothing = { ok: true, value: [] };
