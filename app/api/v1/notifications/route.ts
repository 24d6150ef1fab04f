import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { readOwnNotifications } from "@/lib/http/own-notifications";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listNotifications, ({ caller, query }) => readOwnNotifications(caller, query)),
});
