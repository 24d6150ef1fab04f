import type { Caller } from "../../database/access";

/** The session by which somebody asks; null for a token. */
export function sessionOf(caller: Caller): string | null {
  return caller.kind === "user" ? caller.sessionId : null;
}
