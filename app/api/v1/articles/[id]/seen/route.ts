import { markSeen, readSeen } from "@/lib/database/articles/read-marks";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";
import { presentSeen, readMarkList } from "@/lib/http/schemas/seen-schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readSeen, async ({ access }) => {
    const seen = await readSeen(access);
    return seen.ok ? ok(presentSeen(access.articleId, seen.value)) : seen;
  }),
  PUT: handle(API.markSeen, async ({ access, body }) => {
    const marked = await markSeen(access, readMarkList(access.articleId, body));
    return marked.ok ? ok(undefined) : marked;
  }),
});
