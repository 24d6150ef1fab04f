import { removeMember, restoreMember, setMember } from "@/lib/database/people/members";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  PATCH: handle(API.setMember, ({ access, param, body }) => setMember(access, param("userId"), body.role)),
  PUT: handle(API.restoreMember, ({ access, param }) => restoreMember(access, param("userId"))),
  DELETE: handle(API.removeMember, async ({ access, param }) => {
    const removed = await removeMember(access, param("userId"));
    return removed.ok ? ok(undefined) : removed;
  }),
});
