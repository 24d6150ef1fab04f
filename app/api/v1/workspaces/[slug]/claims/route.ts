import { searchClaims } from "@/lib/database/lists/search-claims";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.searchClaims, async ({ access, query: { limit, ...search } }) => {
    const found = await searchClaims(access, search, limit);
    return found.ok ? ok({ claims: found.value }) : found;
  }),
});
