import { endMemberSessions } from "@/lib/database/people/sessions";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE } = serve({
  DELETE: handle(API.endMemberSessions, async ({ access, param }) => {
    const ended = await endMemberSessions(access, param("userId"));
    return ended.ok ? ok(undefined) : ended;
  }),
});
