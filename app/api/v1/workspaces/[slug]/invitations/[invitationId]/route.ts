import { revokeInvitation } from "@/lib/database/invitations";
import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  DELETE: handle(API.revokeInvitation, async ({ access, param }) => {
    const revoked = await revokeInvitation(access, param("invitationId"));
    return revoked.ok ? ok(undefined) : revoked;
  }),
});
