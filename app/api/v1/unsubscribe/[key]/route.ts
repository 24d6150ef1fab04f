import { handle, serve } from "@/lib/http/door/handle";
import { unsubscribe } from "@/lib/http/own/own-notifications";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.unsubscribe, ({ param }) => unsubscribe(param("key"))),
});
