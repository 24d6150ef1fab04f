import { reviseArticle } from "@/lib/database/revise-article";
import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { presentRevision } from "@/lib/http/present-article";
import { readArticle } from "@/lib/intake/read-article";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.reviseArticle, async ({ access, body: { content, format, reason } }) => {
    const read = readArticle({ content, format });
    if (!read.ok) return read;
    const revised = await reviseArticle(access, { ...read.value, reason });
    if (!revised.ok) return revised;
    const { revision, anchors, head } = revised.value;
    return ok({ revision: presentRevision(revision), anchors, head });
  }),
});
