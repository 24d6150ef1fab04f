import { readArticle } from "@/lib/database/articles/articles";
import { describeArticle } from "@/lib/database/articles/describe-article";
import { ok } from "@/lib/domain/result";
import { presentArticle } from "@/lib/http/articles/present-article";
import { handle, serve } from "@/lib/http/door/handle";
import { given } from "@/lib/http/requests/parse-input";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readArticle, async ({ access }) => {
    const article = await readArticle(access);
    return article.ok ? ok(presentArticle(article.value)) : article;
  }),
  PATCH: handle(API.describeArticle, async ({ access, body }) => {
    const article = await describeArticle(access, given(body));
    return article.ok ? ok(presentArticle(article.value)) : article;
  }),
});
