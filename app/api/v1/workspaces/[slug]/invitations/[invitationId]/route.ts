import { revokeInvitation } from "@/lib/database/people/invitations";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  DELETE: handle(API.revokeInvitation, async ({ access, param }) => {
    const revoked = await revokeInvitation(access, param("invitationId"));
    return revoked.ok ? ok(undefined) : revoked;
  }),
});
