import { handle, serve } from "@/lib/http/door/handle";
import { countOwnUnread } from "@/lib/http/own/own-notifications";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.countUnread, ({ caller }) => countOwnUnread(caller)),
});
