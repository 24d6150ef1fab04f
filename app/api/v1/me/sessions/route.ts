import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { endSessions, readSessions } from "@/lib/http/own-sessions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listSessions, ({ caller }) => readSessions(caller)),
  DELETE: handle(API.endSessions, ({ caller, query }) => endSessions(caller, query.which)),
});
