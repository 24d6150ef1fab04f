import { listMembers } from "@/lib/database/people/members";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listMembers, async ({ access }) => {
    const members = await listMembers(access);
    return members.ok ? ok({ members: members.value }) : members;
  }),
});
