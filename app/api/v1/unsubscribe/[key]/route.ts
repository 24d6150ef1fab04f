import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { unsubscribe } from "@/lib/http/unsubscribe";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.unsubscribe, ({ param }) => unsubscribe(param("key"))),
});
