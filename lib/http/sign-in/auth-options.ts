import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { createSession, findSession, revokeSession } from "../../database/people/sessions";
import { forgiveSignIn, trySignIn } from "../../database/people/sign-in-limit";
import { spendSignInLink } from "../../database/people/sign-in-links";
import { checkPassword, type UserRecord } from "../../database/people/users";
import type { Failure } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { fail, type Result } from "../../domain/result";
import { clientAddress } from "../requests/addresses";
import { SESSION_SECONDS, sessionClaims, sessionSecret } from "./session-cookie";
import { externalProviders, findUserOfIdentity } from "./sign-in-provider";

/**
 * next-auth's settings. Its token only points at a session row, which is asked at every request: revoking the row
 * signs the browser out. `error` on /sign-in is one of next-auth's codes, or Limited, LinkGone or Unavailable.
 *
 * @param userAgent what the browser calls itself, kept with a session that begins now
 * @param address the network address that it comes from; no more than its class is kept
 */
export function authOptions(userAgent: string | null, address: string | null): AuthOptions {
  return {
    secret: sessionSecret(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    providers: [passwordProvider(), ...externalProviders()],
    callbacks: { signIn, jwt: keepToken(userAgent, address), session },
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
  (userAgent: string | null, address: string | null): NonNullable<Callbacks["jwt"]> =>
  async ({ token, user, account, profile, trigger }) => {
    if (trigger !== "signIn" && trigger !== "signUp") return keepSession(token);
    const userId = account?.type === "credentials" ? (user.id as ActorId) : await findUserOfIdentity(profile);
    if (userId === null) throw new Error("The identity has no user.");
    const proof = Reflect.get(user, "proof") === "link" ? "link" : "password";
    const opened = await createSession(userId, userAgent, undefined, proof, address);
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

const linkCredentials = z.object({ link: z.string().min(1).max(200) });

/** Whether somebody signs in with the secret of a mailed link rather than with a password. */
function isByLink(input: unknown): boolean {
  return linkCredentials.safeParse(input).success;
}

/** Signs in by a mailed link, once. Nobody guesses 256 random bits, so tries are not counted. */
async function signInByLink(input: unknown): Promise<Result<ActorId, Failure>> {
  const parsed = linkCredentials.safeParse(input);
  return parsed.success ? spendSignInLink(parsed.data.link) : fail({ kind: "unauthenticated" });
}

const passwordCredentials = z.object({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1_000),
});

/** Signs in by e-mail and password; counts tries per account and per address before it looks at the password. */
export async function signInByPassword(
  input: unknown,
  address: string,
): Promise<Result<UserRecord, Failure>> {
  const parsed = passwordCredentials.safeParse(input);
  if (!parsed.success) return fail({ kind: "unauthenticated" });
  const { email, password } = parsed.data;
  if (!isStorable(email)) return fail({ kind: "unauthenticated" });
  const allowed = await trySignIn(email, address);
  if (!allowed.ok) return allowed;
  const user = await checkPassword(email, password);
  if (user.ok) await forgiveSignIn(allowed.value);
  return user;
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\u0000");
