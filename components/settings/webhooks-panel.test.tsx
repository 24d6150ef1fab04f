import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Delivery, Webhook } from "./settings-data";
import { tellDelivery, tellWebhook } from "./webhook-words";
import { WebhooksPanel } from "./webhooks-panel";

const HOOK: Webhook = {
  webhookId: "00000000-0000-4000-8000-000000000001",
  address: "https://cms.example/hooks",
  events: ["claim.settled", "report.withdrawn"],
  isPaused: false,
  addedAt: "2026-12-01T00:00:00.000Z",
  failingSince: null,
  off: null,
  olderSecretUntil: null,
};
const SENT: Delivery = {
  deliveryId: "00000000-0000-4000-8000-000000000002",
  ...{ type: "claim.settled", articleId: null, at: "2026-12-01T09:00:00.000Z", state: "waiting", tries: 0 },
  ...{ lastTryAt: null, nextTryAt: null, status: null, tookMs: null, problem: null },
};
const AT = "2026-12-01T09:05:00.000Z";

const drawn = (isSending: boolean, webhooks: Webhook[]): string =>
  renderToStaticMarkup(
    <MantineProvider>
      <WebhooksPanel slug="harbour" first={{ isSending, webhooks }} />
    </MantineProvider>,
  );

test("a webhook says what it is told of, or why it is told nothing", () => {
  expect(tellWebhook(HOOK)).toBe("Told of: claim settled, edition withdrawn");
  expect(tellWebhook({ ...HOOK, failingSince: AT })).toBe("Nothing arrived since 1 Dec 2026, 09:05 UTC.");
  expect(tellWebhook({ ...HOOK, isPaused: true })).toMatch(/^Paused/);
  expect(tellWebhook({ ...HOOK, isPaused: true, off: { at: AT, reason: "It answered 410." } })).toBe(
    "Switched off 1 Dec 2026, 09:05 UTC. It answered 410. Resume it once it works again.",
  );
});

test("a message says what became of it", () => {
  const failed = { status: 500, problem: "It answered 500.", tookMs: 12 };
  expect(tellDelivery(SENT)).toBe("Waiting to be sent");
  expect(tellDelivery({ ...SENT, state: "delivered", tries: 1, status: 204, tookMs: 1_200 })).toBe(
    "Delivered in 1,200 ms, answered 204",
  );
  expect(tellDelivery({ ...SENT, ...failed, tries: 2, nextTryAt: AT })).toBe(
    "It answered 500. Tried 2 times, next try 1 Dec 2026, 09:05 UTC.",
  );
  expect(tellDelivery({ ...SENT, ...failed, state: "failed", tries: 1 })).toBe(
    "Failed. It answered 500. Tried once.",
  );
});

test("an installation that asks nobody outside says so, and no secret stands there unasked", () => {
  expect(drawn(false, [HOOK])).toContain("ASSAY_FETCH=off");
  expect(drawn(true, [HOOK])).not.toContain("ASSAY_FETCH=off");
  expect(drawn(true, [HOOK])).not.toContain("whsec_");
  expect(drawn(true, [])).toContain("Nobody is told yet.");
  expect(drawn(true, [{ ...HOOK, isPaused: true }])).not.toContain("Send a test");
});
