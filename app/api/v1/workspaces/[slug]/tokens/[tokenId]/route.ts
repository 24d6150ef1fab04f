import { revokeToken } from "@/lib/database/tokens";
import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  DELETE: handle(API.revokeToken, async ({ access, param }) => {
    const revoked = await revokeToken(access, param("tokenId"));
    return revoked.ok ? ok(undefined) : revoked;
  }),
});
