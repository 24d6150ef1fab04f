import { readArticle } from "@/lib/database/articles";
import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { presentArticle } from "@/lib/http/present-article";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readArticle, async ({ access }) => {
    const article = await readArticle(access);
    return article.ok ? ok(presentArticle(article.value)) : article;
  }),
});
