import { archiveArticle } from "@/lib/database/articles/describe-article";
import { ok } from "@/lib/domain/result";
import { presentArticle } from "@/lib/http/articles/present-article";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.archiveArticle, async ({ access, body }) => {
    const article = await archiveArticle(access, body.reason ?? null);
    return article.ok ? ok(presentArticle(article.value)) : article;
  }),
});
