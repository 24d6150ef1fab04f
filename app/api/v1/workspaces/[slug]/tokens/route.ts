import { issueToken, listTokens } from "@/lib/database/people/tokens";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listTokens, async ({ access }) => {
    const tokens = await listTokens(access);
    return tokens.ok ? ok({ tokens: tokens.value }) : tokens;
  }),
  POST: handle(API.issueToken, async ({ access, body }) => {
    const issued = await issueToken(access, body);
    return issued.ok ? ok({ ...issued.value, ...body }) : issued;
  }),
});
