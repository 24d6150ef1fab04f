import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import type { Provider } from "next-auth/providers/index";
import { z } from "zod";
import { environment } from "../env";

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
