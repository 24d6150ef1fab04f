import { createHmac } from "node:crypto";

/** A message as it is sent. */
export type SignedMessage = { readonly id: string; readonly sentAt: Date; readonly body: string };

/**
 * The headers by which a receiver knows who sent a message (Standard Webhooks 1.0.0, symmetric `v1`): a signature by each
 * secret, `whsec_` and the key in Base64, the present one first.
 */
export function signWebhook(
  { id, sentAt, body }: SignedMessage,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}
