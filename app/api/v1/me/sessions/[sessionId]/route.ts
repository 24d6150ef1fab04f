import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { endSession } from "@/lib/http/own-sessions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  DELETE: handle(API.endSession, ({ caller, param }) => endSession(caller, param("sessionId"))),
});
