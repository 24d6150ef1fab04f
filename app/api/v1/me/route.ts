import { handle, serve } from "@/lib/http/door/handle";
import { changeMe } from "@/lib/http/own/change-me";
import { readMe } from "@/lib/http/own/present-me";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readMe, ({ caller }) => readMe(caller)),
  PATCH: handle(API.changeMe, ({ caller, body }) => changeMe(caller, body)),
});
