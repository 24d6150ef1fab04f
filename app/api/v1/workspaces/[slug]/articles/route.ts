import { addArticle } from "@/lib/database/articles/articles";
import { listArticles } from "@/lib/database/lists/list-articles";
import { ok } from "@/lib/domain/result";
import { readNewArticle } from "@/lib/http/articles/new-article";
import { presentArticle } from "@/lib/http/articles/present-article";
import { handle, serve } from "@/lib/http/door/handle";
import { given } from "@/lib/http/requests/parse-input";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.listArticles, ({ access, query: { q, search, ...query } }) =>
    listArticles(access, given({ ...query, search: q ?? search })),
  ),
  POST: handle(API.createArticle, async ({ access, request }) => {
    const article = await readNewArticle(access, request);
    if (!article.ok) return article;
    const added = await addArticle(access, article.value.article);
    const warnings = article.value.warnings.map((warning) => ({ ...warning }));
    return added.ok ? ok({ ...presentArticle(added.value), warnings }) : added;
  }),
});
