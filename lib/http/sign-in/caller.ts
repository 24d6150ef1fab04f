import type { Caller, Credential } from "../../database/access";
import { hashSecret } from "../../database/people/secret";
import { findSession } from "../../database/people/sessions";
import { findByToken, isTokenSecret } from "../../database/people/tokens";
import type { Failure } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { cookieReader, readSessionCookie, type SessionClaims } from "./session-cookie";

/** Who asks: the bearer of an API token if one is sent, otherwise the person whose session the cookie names. */
export async function findCaller(request: Request): Promise<Result<Caller, Failure>> {
  const authorization = request.headers.get("authorization");
  if (authorization === null) return callerOfSession(await claimsOf(request));
  const secret = secretOf(authorization);
  return secret === undefined ? fail({ kind: "unauthenticated" }) : findByToken(secret);
}

/** The same, not yet looked up. */
export async function readCredential(request: Request): Promise<Result<Credential, Failure>> {
  const authorization = request.headers.get("authorization");
  if (authorization === null) {
    const claims = await claimsOf(request);
    return claims === null ? fail({ kind: "unauthenticated" }) : ok({ kind: "session", ...claims });
  }
  const secret = secretOf(authorization);
  if (secret === undefined || !isTokenSecret(secret)) return fail({ kind: "unauthenticated" });
  return ok({ kind: "token", secretHash: hashSecret(secret) });
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

/** The session by which somebody asks; null for a token. */
export const sessionIdOf = (caller: Caller): string | null =>
  caller.kind === "user" ? caller.sessionId : null;

const claimsOf = (request: Request): Promise<SessionClaims | null> =>
  readSessionCookie(cookieReader(request.headers.get("cookie")));

const secretOf = (authorization: string): string | undefined =>
  /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1];
