import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { readOwn } from "@/lib/http/own-notifications";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.markRead, ({ caller, body }) => readOwn(caller, body)),
});
