import { readNumberedRevision } from "@/lib/database/articles/read-revisions";
import { fail, ok } from "@/lib/domain/result";
import { presentRevision } from "@/lib/http/articles/present-article";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readRevision, async ({ access, param }) => {
    const number = param("number");
    if (!/^[1-9]\d{0,8}$/.test(number)) return fail({ kind: "not-found" });
    const read = await readNumberedRevision(access, Number(number));
    if (!read.ok) return read;
    const { reason, original, at, actor } = read.value;
    return ok({ ...presentRevision(read.value), reason, original, at, actor });
  }),
});
