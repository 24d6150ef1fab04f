import type { Profile } from "next-auth";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import type { Provider } from "next-auth/providers/index";
import type { UserinfoEndpointHandler } from "next-auth/providers/oauth";
import { z } from "zod";
import { findUserByEmail } from "../../database/people/users";
import type { ActorId } from "../../domain/ids";
import { environment } from "../../env";

/** A way to sign in beside e-mail and password, as the sign-in page offers it. */
export type SignInProvider = { readonly id: "google" | "github" | "oidc"; readonly name: string };

/** The ways to sign in that this installation has set up, in the order offered. */
export function offeredProviders(): readonly SignInProvider[] {
  return externalProviders().map(({ id, name }) => ({ id: id as SignInProvider["id"], name }));
}

/** next-auth's settings for each provider whose environment variables are set. */
export function externalProviders(): Provider[] {
  return [google(), github(), openId()].filter((provider) => provider !== null);
}

function google(): Provider | null {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = environment();
  if (clientId === undefined || clientSecret === undefined) return null;
  return Google({ clientId, clientSecret });
}

function openId(): Provider | null {
  const env = environment();
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return {
    id: "oidc",
    name: env.OIDC_NAME,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    userinfo: { request: openIdProfile },
    checks: ["pkce", "state", "nonce"],
    clientId,
    clientSecret,
    profile: (profile: { sub: string; name?: string; email?: string }) => ({
      id: profile.sub,
      name: profile.name ?? null,
      email: profile.email ?? null,
    }),
  };
}

type Asked = Parameters<NonNullable<UserinfoEndpointHandler["request"]>>[0];
type CheckedTokens = Exclude<Parameters<Asked["client"]["userinfo"]>[0], string>;

/**
 * What the provider says of the person. OpenID Connect Core 1.0, 5.4: the e-mail address stands at the UserInfo
 * endpoint, where there is one, and need not be in the ID token. The endpoint's answer is refused unless it is about
 * the subject of the ID token.
 */
async function openIdProfile({ client, tokens }: Asked): Promise<Profile> {
  if (!isChecked(tokens)) throw new Error("The provider gave no ID token.");
  const hasEndpoint = client.issuer.metadata.userinfo_endpoint !== undefined;
  return { ...tokens.claims(), ...(hasEndpoint ? await client.userinfo(tokens) : {}) };
}

/** next-auth hands over the token set that its client checked, and declares it as mere parameters. */
function isChecked(tokens: Asked["tokens"]): tokens is CheckedTokens {
  return typeof tokens["claims"] === "function";
}

/** GitHub's profile does not say whether its e-mail address is verified; its list of addresses does. */
function github(): Provider | null {
  const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret } = environment();
  if (clientId === undefined || clientSecret === undefined) return null;
  return GitHub({
    clientId,
    clientSecret,
    userinfo: {
      url: "https://api.github.com/user",
      request: async ({ client, tokens }) => {
        const accessToken = tokens.access_token ?? "";
        const profile = await client.userinfo(accessToken);
        const { email: _unproven, ...rest } = profile;
        const email = await primaryGithubEmail(accessToken);
        return email === null ? rest : { ...rest, email, email_verified: true };
      },
    },
  });
}

const githubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

async function primaryGithubEmail(accessToken: string): Promise<string | null> {
  const answer = await fetch("https://api.github.com/user/emails", {
    headers: { Authorization: `Bearer ${accessToken}`, Accept: "application/vnd.github+json" },
  });
  const emails = githubEmails.safeParse(await answer.json());
  if (!emails.success) return null;
  return emails.data.find((each) => each.primary && each.verified)?.email ?? null;
}

/**
 * The user that an identity from elsewhere may act as: the one whose e-mail address the other side says it has
 * verified. An address that nobody verified proves nothing, and an unknown one gets no account.
 */
export async function findUserOfIdentity(profile: unknown): Promise<ActorId | null> {
  const email = verifiedEmail(profile);
  if (email === null) return null;
  const user = await findUserByEmail(email);
  return user.ok ? user.value.userId : null;
}

/** The e-mail address of an OpenID profile, only when `email_verified` is true. */
export function verifiedEmail(profile: unknown): string | null {
  if (typeof profile !== "object" || profile === null) return null;
  const email: unknown = Reflect.get(profile, "email");
  const isVerified: unknown = Reflect.get(profile, "email_verified");
  return typeof email === "string" && isVerified === true ? email.toLowerCase() : null;
}
