import { revokeToken } from "@/lib/database/people/tokens";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  DELETE: handle(API.revokeToken, async ({ access, param }) => {
    const revoked = await revokeToken(access, param("tokenId"));
    return revoked.ok ? ok(undefined) : revoked;
  }),
});
