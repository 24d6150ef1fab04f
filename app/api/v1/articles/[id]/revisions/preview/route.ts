import { previewRevision } from "@/lib/database/articles/revise-article";
import { ok } from "@/lib/domain/result";
import { presentRevisionPreview } from "@/lib/http/articles/present-article";
import { readNewText } from "@/lib/http/articles/read-new-text";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.previewRevision, async ({ access, body }) => {
    const next = await readNewText(access, body);
    if (!next.ok) return next;
    const preview = await previewRevision(access, next.value);
    return preview.ok ? ok(presentRevisionPreview(preview.value, next.value.text)) : preview;
  }),
});
