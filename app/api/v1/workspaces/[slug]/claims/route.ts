import { searchClaims } from "@/lib/database/search-claims";
import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.searchClaims, async ({ access, query }) => {
    const found = await searchClaims(access, query.q, query.limit);
    return found.ok ? ok({ claims: found.value }) : found;
  }),
});
