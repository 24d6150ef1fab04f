import { handle, serve } from "@/lib/http/door/handle";
import { changeOwnSettings, readOwnSettings } from "@/lib/http/own/own-notifications";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readNotificationSettings, ({ caller }) => readOwnSettings(caller)),
  PUT: handle(API.changeNotificationSettings, ({ caller, body }) => changeOwnSettings(caller, body)),
});
