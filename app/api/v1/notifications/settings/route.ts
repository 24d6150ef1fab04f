import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { changeOwnSettings, readOwnSettings } from "@/lib/http/own-notifications";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readNotificationSettings, ({ caller }) => readOwnSettings(caller)),
  PUT: handle(API.changeNotificationSettings, ({ caller, body }) => changeOwnSettings(caller, body)),
});
