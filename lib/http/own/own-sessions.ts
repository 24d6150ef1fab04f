import type { z } from "zod";
import type { Caller } from "../../database/access";
import { listSessions, revokeAllSessions, revokeOwnSession } from "../../database/people/sessions";
import { describeBrowser } from "../../domain/describe-browser";
import type { Failure } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import type { sessionListSchema } from "../schemas/session-schema";

/** Where a person is signed in, this session marked. */
export async function readSessions(
  caller: Caller,
): Promise<Result<z.input<typeof sessionListSchema>, Failure>> {
  if (caller.kind === "token") return fail(onlyPeople);
  const listed = await listSessions(caller.userId);
  if (!listed.ok) return listed;
  const sessions = listed.value.map(({ userAgent, ...session }) => ({
    ...session,
    browser: describeBrowser(userAgent),
    isThisOne: session.sessionId === caller.sessionId,
  }));
  return ok({ sessions });
}

/** Signs a person out of one session. */
export async function endSession(caller: Caller, sessionId: string): Promise<Result<undefined, Failure>> {
  if (caller.kind === "token") return fail(onlyPeople);
  const ended = await revokeOwnSession(caller.userId, sessionId);
  return ended.ok ? ok(undefined) : ended;
}

/** Signs a person out everywhere: here as well, or everywhere else. */
export async function endSessions(
  caller: Caller,
  which: "all" | "others",
): Promise<Result<undefined, Failure>> {
  if (caller.kind === "token") return fail(onlyPeople);
  const ended = await revokeAllSessions(caller.userId, which === "others" ? caller : undefined);
  return ended.ok ? ok(undefined) : ended;
}

/** What an API token hears where a person's own things are asked for. */
export const onlyPeople: Failure = {
  kind: "forbidden",
  detail: "An API token has no profile and no sessions. An owner can revoke it in the settings.",
};
