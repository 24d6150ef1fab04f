import { generateKeyPairSync, randomBytes } from "node:crypto";
import { Provider } from "oidc-provider";
import { freePort } from "../lib/database/embedded/free-port.mjs";

const UNVERIFIED = " (unverified)";
const CLIENT_ID = "assay";

/**
 * An OpenID provider for tests, with pages to sign in and to agree. It takes any password; the account is the e-mail
 * address that is typed, verified unless " (unverified)" stands behind it. As OpenID Connect Core 1.0, 5.4 has it, the
 * address is told at the UserInfo endpoint and not in the ID token.
 *
 * @param {string} productUrl where the product will be served
 * @returns {Promise<{ env: Readonly<Record<string, string>>, stop(): Promise<void> }>} `env` is what the product needs
 */
export async function startIdentityProvider(productUrl) {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const secret = randomBytes(32).toString("hex");
  const provider = new Provider(issuer, configuration(productUrl, secret));
  /** @type {import("node:http").Server} */
  const server = await new Promise((resolve, reject) => {
    const listening = provider.listen(port, "127.0.0.1", () => resolve(listening)).once("error", reject);
  });
  return {
    env: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: secret,
      OIDC_NAME: "the newsroom's account",
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} productUrl
 * @param {string} secret
 * @returns {import("oidc-provider").Configuration}
 */
const configuration = (productUrl, secret) => ({
  clients: [
    {
      client_id: CLIENT_ID,
      client_secret: secret,
      redirect_uris: [`${productUrl}/api/auth/callback/oidc`],
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  cookies: { keys: [randomBytes(32).toString("hex")] },
  findAccount: (_context, login) => ({ accountId: login, claims: () => claimsOf(login) }),
  jwks: { keys: [signingKey()] },
  pkce: { methods: ["S256"], required: () => true },
});

/** @param {string} login */
const claimsOf = (login) => ({
  sub: login,
  email: login.replace(UNVERIFIED, ""),
  email_verified: !login.endsWith(UNVERIFIED),
});

const signingKey = () => ({
  ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }),
  use: "sig",
});
