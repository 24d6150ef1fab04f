import { testWebhook } from "@/lib/database/webhooks/deliveries";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.testWebhook, ({ access, param }) => testWebhook(access, param("webhookId"))),
});
