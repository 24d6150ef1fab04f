import { listMembers } from "@/lib/database/members";
import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";

export const { GET, POST, PUT, PATCH, DELETE } = serve({
  GET: handle(API.readWorkspace, async ({ access }) => {
    const members = await listMembers(access);
    const { slug, name, scale } = access;
    return members.ok ? ok({ slug, name, ratings: scale, members: members.value }) : members;
  }),
});
