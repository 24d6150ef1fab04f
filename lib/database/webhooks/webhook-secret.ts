import { createHmac } from "node:crypto";
import { environment } from "../../env";
import { hashSecret } from "../people/secret";

/** A webhook's secret of a number, as Standard Webhooks writes it, and the hash that is kept of it. */
export type WebhookSecret = { readonly secret: string; readonly hash: string };

/**
 * Made from the installation's own secret, so that a copy of the database signs nothing; null where that is not set. The
 * purpose is part of what is signed: the same secret signs other things too.
 */
export function webhookSecret(webhookId: string, number: number): WebhookSecret | null {
  const { NEXTAUTH_SECRET } = environment();
  if (NEXTAUTH_SECRET === undefined) return null;
  const made = createHmac("sha256", NEXTAUTH_SECRET).update(`webhook secret: ${webhookId} ${number}`);
  const secret = `whsec_${made.digest("base64")}`;
  return { secret, hash: hashSecret(secret) };
}
