import { API } from "@/lib/http/api-routes";
import { endSessions } from "@/lib/http/change-me";
import { handle, serve } from "@/lib/http/handle";

export const { GET, POST, PUT, PATCH, DELETE } = serve({
  DELETE: handle(API.endSessions, ({ caller }) => endSessions(caller)),
});
