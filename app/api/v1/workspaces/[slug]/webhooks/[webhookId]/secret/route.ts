import { replaceWebhookSecret } from "@/lib/database/webhooks/webhooks";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.replaceWebhookSecret, ({ access, param }) =>
    replaceWebhookSecret(access, param("webhookId")),
  ),
});
