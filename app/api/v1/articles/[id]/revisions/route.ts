import { readRevisions } from "@/lib/database/articles/read-revisions";
import { reviseArticle } from "@/lib/database/articles/revise-article";
import { ok } from "@/lib/domain/result";
import { presentRevision } from "@/lib/http/articles/present-article";
import { readNewText } from "@/lib/http/articles/read-new-text";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listRevisions, async ({ access }) => {
    const revisions = await readRevisions(access);
    return revisions.ok ? ok(revisions.value.map((each) => ({ ...each }))) : revisions;
  }),
  POST: handle(API.reviseArticle, async ({ access, body }) => {
    const next = await readNewText(access, body);
    if (!next.ok) return next;
    const revised = await reviseArticle(access, { ...next.value, reason: body.reason });
    if (!revised.ok) return revised;
    const { revision, anchors, head } = revised.value;
    return ok({ revision: presentRevision(revision), anchors, head });
  }),
});
