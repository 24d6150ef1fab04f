import { showMinute } from "@/components/look/show-date";
import type { WebhookMessage } from "@/lib/domain/webhook";
import type { Delivery, Webhook } from "./settings-data";

const MESSAGES: Readonly<Record<WebhookMessage, string>> = {
  "claim.settled": "Claim settled",
  "report.published": "Report published",
  "report.corrected": "Report corrected",
  "report.withdrawn": "Edition withdrawn",
  "webhook.test": "Test",
};

export const nameMessage = (type: WebhookMessage): string => MESSAGES[type];

/** How a webhook is, in a sentence. */
export function tellWebhook({ isPaused, off, failingSince, events }: Webhook): string {
  if (off !== null) return `Switched off ${showMinute(off.at)}. ${off.reason} Resume it once it works again.`;
  if (isPaused) return "Paused. What happens meanwhile is not sent.";
  if (failingSince !== null) return `Nothing arrived since ${showMinute(failingSince)}.`;
  return `Told of: ${events.map((each) => nameMessage(each).toLowerCase()).join(", ")}`;
}

/** What became of a message, in words. */
export function tellDelivery({ state, tries, status, tookMs, problem, nextTryAt }: Delivery): string {
  const took = tookMs === null ? "" : ` in ${tookMs.toLocaleString("en")} ms`;
  if (state === "delivered") return `Delivered${took}, answered ${status}`;
  if (tries === 0) return "Waiting to be sent";
  const tried = tries === 1 ? "Tried once" : `Tried ${tries} times`;
  const next = nextTryAt === null ? "" : `, next try ${showMinute(nextTryAt)}`;
  return `${state === "failed" ? "Failed. " : ""}${problem ?? ""} ${tried}${next}.`.trim();
}
