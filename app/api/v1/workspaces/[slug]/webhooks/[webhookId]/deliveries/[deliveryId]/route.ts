import { readDelivery } from "@/lib/database/webhooks/deliveries";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readDelivery, ({ access, param }) =>
    readDelivery(access, param("webhookId"), param("deliveryId")),
  ),
});
