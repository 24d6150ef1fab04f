import { handle, serve } from "@/lib/http/door/handle";
import { endSession } from "@/lib/http/own/own-sessions";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  DELETE: handle(API.endSession, ({ caller, param }) => endSession(caller, param("sessionId"))),
});
