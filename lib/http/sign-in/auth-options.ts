import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { createSession, findSession, revokeSession } from "../../database/people/sessions";
import type { ActorId } from "../../domain/ids";
import { clientAddress } from "../requests/client-address";
import { findUserOfIdentity } from "./external-identity";
import { isByLink, signInByLink } from "./link-sign-in";
import { signInByPassword } from "./password-sign-in";
import { SESSION_SECONDS, sessionClaims } from "./session-cookie";
import { sessionSecret } from "./session-secret";
import { externalProviders } from "./sign-in-provider";

/**
 * next-auth's settings. Its token only points at a session row, which is asked at every request: revoking the row
 * signs the browser out. `error` on /sign-in is one of next-auth's codes, or Limited, LinkGone or Unavailable.
 *
 * @param userAgent what the browser calls itself, kept with a session that begins now
 */
export function authOptions(userAgent: string | null): AuthOptions {
  return {
    secret: sessionSecret(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    providers: [passwordProvider(), ...externalProviders()],
    callbacks: { signIn, jwt: keepToken(userAgent), session },
    events: { signOut },
    logger: { error: logError, warn: () => {}, debug: () => {} },
  };
}

function passwordProvider() {
  return Credentials({
    name: "E-mail and password",
    credentials: { email: { type: "email" }, password: { type: "password" }, link: { type: "password" } },
    authorize: async (credentials, request) => {
      if (isByLink(credentials)) return authorizeLink(credentials);
      const forwardedFor: unknown = request.headers?.["x-forwarded-for"];
      const address = clientAddress(typeof forwardedFor === "string" ? forwardedFor : null);
      const user = await signInByPassword(credentials, address);
      if (user.ok) return { id: user.value.userId };
      if (user.failure.kind === "too-many-attempts") throw new Error("Limited");
      if (user.failure.kind === "unavailable") throw new Error("Unavailable");
      return null;
    },
  });
}

/** The proof goes on to the session that begins. */
async function authorizeLink(credentials: unknown) {
  const userId = await signInByLink(credentials);
  if (userId.ok) return { id: userId.value, proof: "link" };
  if (userId.failure.kind === "unavailable") throw new Error("Unavailable");
  throw new Error("LinkGone");
}

type Callbacks = NonNullable<AuthOptions["callbacks"]>;

const signIn: NonNullable<Callbacks["signIn"]> = async ({ account, profile }) =>
  account?.type === "credentials" || (await findUserOfIdentity(profile)) !== null;

/** At sign-in opens a session row; at every later look makes sure that it is still open. */
const keepToken =
  (userAgent: string | null): NonNullable<Callbacks["jwt"]> =>
  async ({ token, user, account, profile, trigger }) => {
    if (trigger !== "signIn" && trigger !== "signUp") return keepSession(token);
    const userId = account?.type === "credentials" ? (user.id as ActorId) : await findUserOfIdentity(profile);
    if (userId === null) throw new Error("The identity has no user.");
    const proof = Reflect.get(user, "proof") === "link" ? "link" : "password";
    const opened = await createSession(userId, userAgent, undefined, proof);
    if (!opened.ok) throw new Error("Unavailable");
    return { sub: userId, sid: opened.value.sessionId };
  };

async function keepSession(token: Readonly<Record<string, unknown>>) {
  const claims = sessionClaims(token);
  const found = claims === null ? null : await findSession(claims.sessionId);
  if (claims === null || found === null || !found.ok) throw new Error("The session has ended.");
  return { sub: claims.userId, sid: claims.sessionId };
}

/** Says only until when: who that is, GET /api/v1/me tells. */
const session: NonNullable<Callbacks["session"]> = ({ session: { expires } }) => ({ expires });

const signOut: NonNullable<NonNullable<AuthOptions["events"]>["signOut"]> = async ({ token }) => {
  const claims = sessionClaims(token);
  if (claims !== null) await revokeSession(claims.sessionId);
};

/** next-auth hands whole provider answers to its logger, secrets included: only the code and the reason are kept. */
function logError(code: string, metadata: unknown): void {
  if (code === "JWT_SESSION_ERROR") return;
  const reason: unknown =
    typeof metadata === "object" && metadata !== null ? Reflect.get(metadata, "message") : undefined;
  const said = `Sign-in failed: ${code}${typeof reason === "string" ? ` (${reason})` : ""}`;
  // It may quote an address that was sent: one line stays one line.
  console.error(said.replace(/\p{Cc}+/gu, " ").slice(0, 500));
}
