import { listMembers } from "@/lib/database/members";
import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listMembers, async ({ access }) => {
    const members = await listMembers(access);
    return members.ok ? ok({ members: members.value }) : members;
  }),
});
