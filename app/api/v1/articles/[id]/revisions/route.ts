import { readRevisions } from "@/lib/database/articles/read-revisions";
import { reviseArticle } from "@/lib/database/articles/revise-article";
import { ok } from "@/lib/domain/result";
import { presentRevision } from "@/lib/http/articles/present-article";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";
import { readArticle } from "@/lib/intake/read-article";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listRevisions, async ({ access }) => {
    const revisions = await readRevisions(access);
    return revisions.ok ? ok(revisions.value.map((each) => ({ ...each }))) : revisions;
  }),
  POST: handle(API.reviseArticle, async ({ access, body: { content, format, reason } }) => {
    const read = readArticle({ content, format });
    if (!read.ok) return read;
    const revised = await reviseArticle(access, { ...read.value, reason });
    if (!revised.ok) return revised;
    const { revision, anchors, head } = revised.value;
    return ok({ revision: presentRevision(revision), anchors, head });
  }),
});
