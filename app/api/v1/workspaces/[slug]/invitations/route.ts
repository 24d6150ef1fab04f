import { createInvitation, listInvitations } from "@/lib/database/people/invitations";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listInvitations, async ({ access }) => {
    const invitations = await listInvitations(access);
    return invitations.ok ? ok({ invitations: invitations.value }) : invitations;
  }),
  POST: handle(API.createInvitation, async ({ access, body }) => {
    const made = await createInvitation(access, body.role);
    if (!made.ok) return made;
    return ok({ ...made.value, url: `/invitation/${encodeURIComponent(made.value.secret)}` });
  }),
});
