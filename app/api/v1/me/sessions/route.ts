import { handle, serve } from "@/lib/http/door/handle";
import { endSessions, readSessions } from "@/lib/http/own/own-sessions";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listSessions, ({ caller }) => readSessions(caller)),
  DELETE: handle(API.endSessions, ({ caller, query }) => endSessions(caller, query.which)),
});
