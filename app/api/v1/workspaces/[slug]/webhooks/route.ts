import { addWebhook, listWebhooks } from "@/lib/database/webhooks/webhooks";
import { ok } from "@/lib/domain/result";
import { environment } from "@/lib/env";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listWebhooks, async ({ access }) => {
    const webhooks = await listWebhooks(access);
    const isSending = environment().ASSAY_FETCH !== "off";
    return webhooks.ok ? ok({ isSending, webhooks: webhooks.value }) : webhooks;
  }),
  POST: handle(API.addWebhook, ({ access, body }) => addWebhook(access, body)),
});
