import { restoreArticle } from "@/lib/database/articles/describe-article";
import { ok } from "@/lib/domain/result";
import { presentArticle } from "@/lib/http/articles/present-article";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.restoreArticle, async ({ access }) => {
    const article = await restoreArticle(access);
    return article.ok ? ok(presentArticle(article.value)) : article;
  }),
});
