import { startIdentityProvider } from "./identity-provider.mjs";
import { startMailServer } from "./mail-server.mjs";

/**
 * The servers that a desk has outside Assay, for tests: one for e-mail and one for signing in.
 *
 * @param {{ productUrl: string, mailFolder: string }} options where the product will be served, and where e-mails are kept
 * @returns {Promise<{ env: Readonly<Record<string, string>>, stop(): Promise<void> }>} `env` is what the product needs
 */
export async function startOutsideServers({ productUrl, mailFolder }) {
  const mail = await startMailServer(mailFolder);
  const identity = await startIdentityProvider(productUrl);
  return {
    env: { SMTP_URL: mail.url, MAIL_FROM: "Assay <assay@desk.test>", ...identity.env },
    stop: async () => {
      await identity.stop();
      await mail.stop();
    },
  };
}
