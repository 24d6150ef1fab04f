import { readArticle } from "@/lib/database/articles/articles";
import { ok } from "@/lib/domain/result";
import { presentArticle } from "@/lib/http/articles/present-article";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readArticle, async ({ access }) => {
    const article = await readArticle(access);
    return article.ok ? ok(presentArticle(article.value)) : article;
  }),
});
