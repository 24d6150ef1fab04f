import { changeWebhook, removeWebhook } from "@/lib/database/webhooks/webhooks";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  PATCH: handle(API.changeWebhook, ({ access, param, body }) =>
    changeWebhook(access, param("webhookId"), body),
  ),
  DELETE: handle(API.removeWebhook, async ({ access, param }) => {
    const removed = await removeWebhook(access, param("webhookId"));
    return removed.ok ? ok(undefined) : removed;
  }),
});
