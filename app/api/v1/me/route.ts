import { API } from "@/lib/http/api-routes";
import { changeMe } from "@/lib/http/change-me";
import { handle, serve } from "@/lib/http/handle";
import { readMe } from "@/lib/http/present-me";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readMe, ({ caller }) => readMe(caller)),
  PATCH: handle(API.changeMe, ({ caller, body }) => changeMe(caller, body)),
});
