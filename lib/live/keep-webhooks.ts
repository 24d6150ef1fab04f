import { isConnectionLoss } from "../database/unavailable";
import { forgetDeliveries, queueDeliveries } from "../database/webhooks/queue-deliveries";
import { environment } from "../env";
import { deliverWebhooks } from "./deliver-webhooks";
import { softTimer } from "./soft-timer";

/** What was committed is on its way within this, and what is to be tried again. */
const LOOK_MS = 2_000;
const FORGET_MS = 3_600_000;

/**
 * Tells webhooks what the desks' logs took, off the way of who commits it, for as long as the process runs. Of several
 * processes whichever comes first does it.
 */
export function keepWebhooks(): void {
  if (keeper.assayWebhooks !== undefined) return;
  keeper.assayWebhooks = { busy: new Set(), forgetAt: 0 };
  void look(keeper.assayWebhooks);
}

type Keeping = {
  /** Webhooks to which something is under way from here. */
  readonly busy: Set<string>;
  forgetAt: number;
};

// Code is loaded twice in a process, and anew in development; one at a time keeps the webhooks.
const keeper: typeof globalThis & { assayWebhooks?: Keeping | undefined } = globalThis;

async function look(keeping: Keeping): Promise<void> {
  await trying(async () => {
    const now = new Date();
    await queueDeliveries(now);
    await deliver(keeping);
    if (now.getTime() < keeping.forgetAt) return;
    keeping.forgetAt = now.getTime() + FORGET_MS;
    await forgetDeliveries(now);
  });
  softTimer(LOOK_MS, () => void look(keeping));
}

/** Who is done with a few is asked for more at once. */
async function deliver(keeping: Keeping): Promise<void> {
  if (environment().ASSAY_FETCH === "off") return;
  for (const [webhookId, sent] of await deliverWebhooks({ busy: [...keeping.busy] })) {
    keeping.busy.add(webhookId);
    void trying(() => sent).then(() => {
      keeping.busy.delete(webhookId);
      return trying(() => deliver(keeping));
    });
  }
}

/** A database that is away is waited for. */
async function trying(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!isConnectionLoss(error)) console.error(error);
  }
}
