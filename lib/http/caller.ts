import type { Caller } from "../database/access";
import { findSession } from "../database/sessions";
import { findByToken } from "../database/tokens";
import type { Failure } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { cookieReader, readSessionCookie, type SessionClaims } from "./session-cookie";

/** Who asks: the bearer of an API token if one is sent, otherwise the person whose session the cookie names. */
export async function findCaller(request: Request): Promise<Result<Caller, Failure>> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return findBearer(authorization);
  const claims = await readSessionCookie(cookieReader(request.headers.get("cookie")));
  return callerOfSession(claims);
}

/** The person of a session that is still alive. */
export async function callerOfSession(claims: SessionClaims | null): Promise<Result<Caller, Failure>> {
  if (claims === null) return fail({ kind: "unauthenticated" });
  const session = await findSession(claims.sessionId);
  if (!session.ok) return session;
  const { userId, sessionId } = session.value;
  return userId === claims.userId
    ? ok({ kind: "user", userId, sessionId })
    : fail({ kind: "unauthenticated" });
}

async function findBearer(authorization: string): Promise<Result<Caller, Failure>> {
  const secret = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1];
  return secret === undefined ? fail({ kind: "unauthenticated" }) : findByToken(secret);
}
