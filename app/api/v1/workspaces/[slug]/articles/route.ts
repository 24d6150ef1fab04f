import { addArticle } from "@/lib/database/articles";
import { listArticles } from "@/lib/database/list-articles";
import { ok } from "@/lib/domain/result";
import { API } from "@/lib/http/api-routes";
import { given } from "@/lib/http/given";
import { handle, serve } from "@/lib/http/handle";
import { readNewArticle } from "@/lib/http/new-article";
import { presentArticle } from "@/lib/http/present-article";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listArticles, ({ access, query: { q, search, ...query } }) =>
    listArticles(access, given({ ...query, search: q ?? search })),
  ),
  POST: handle(API.createArticle, async ({ access, request }) => {
    const article = await readNewArticle(request);
    if (!article.ok) return article;
    const added = await addArticle(access, article.value);
    return added.ok ? ok(presentArticle(added.value)) : added;
  }),
});
