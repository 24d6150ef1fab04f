import { redeliver } from "@/lib/database/webhooks/deliveries";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.redeliver, ({ access, param }) =>
    redeliver(access, param("webhookId"), param("deliveryId")),
  ),
});
