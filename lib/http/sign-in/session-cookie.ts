import { decode } from "next-auth/jwt";
import { environment } from "../../env";

/** What the signed-in browser carries: a pointer to a session row, encrypted. The row decides, not the cookie. */
export type SessionClaims = { readonly userId: string; readonly sessionId: string };

/** How long a browser stays signed in, in seconds. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

const NAMES = ["__Secure-next-auth.session-token", "next-auth.session-token"] as const;

/** Reads the session cookie; null when there is none, or it is not ours, or it is too old. */
export async function readSessionCookie(
  cookie: (name: string) => string | undefined,
): Promise<SessionClaims | null> {
  const token = NAMES.map(cookie).find((value) => value !== undefined && value !== "");
  if (token === undefined) return null;
  try {
    return sessionClaims(await decode({ token, secret: sessionSecret() }));
  } catch {
    return null;
  }
}

/** The claims inside a decrypted session token. */
export function sessionClaims(token: Readonly<Record<string, unknown>> | null): SessionClaims | null {
  if (token === null) return null;
  const { sub: userId, sid: sessionId } = token;
  return typeof userId === "string" && typeof sessionId === "string" ? { userId, sessionId } : null;
}

/** Looks a cookie up in a request's Cookie header. */
export function cookieReader(header: string | null): (name: string) => string | undefined {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim().split("="));
  const cookies = new Map(pairs.map(([name, ...value]) => [name, value.join("=")]));
  return (name) => cookies.get(name);
}

/** The key that session cookies are encrypted with. `npm start` makes one and keeps it when none is given. */
export function sessionSecret(): string {
  const secret = environment().NEXTAUTH_SECRET;
  if (secret === undefined) throw new Error("Set NEXTAUTH_SECRET: without it nobody can be signed in.");
  return secret;
}
