import { listDeliveries } from "@/lib/database/webhooks/deliveries";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listDeliveries, async ({ access, param, query }) => {
    const deliveries = await listDeliveries(access, param("webhookId"), query.limit ?? 20);
    return deliveries.ok ? ok({ deliveries: deliveries.value }) : deliveries;
  }),
});
