import { endMemberSessions } from "@/lib/database/end-member-sessions";
import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";

export const { GET, POST, PUT, PATCH, DELETE } = serve({
  DELETE: handle(API.endMemberSessions, async ({ access, param }) => {
    const ended = await endMemberSessions(access, param("userId"));
    return ended.ok ? ok(undefined) : ended;
  }),
});
