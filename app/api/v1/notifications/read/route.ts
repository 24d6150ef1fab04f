import { handle, serve } from "@/lib/http/door/handle";
import { readOwn } from "@/lib/http/own/own-notifications";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.markRead, ({ caller, body }) => readOwn(caller, body)),
});
