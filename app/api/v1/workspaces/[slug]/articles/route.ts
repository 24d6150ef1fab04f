import { listArticles } from "@/lib/database/lists/list-articles";
import { ok } from "@/lib/domain/result";
import { addSubmission } from "@/lib/http/articles/add-submission";
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
    const added = await addSubmission(access, article.value);
    if (!added.ok) return added;
    const warnings = article.value.warnings.map((warning) => ({ ...warning }));
    const { comments } = added.value;
    return ok({ ...presentArticle(added.value.article), warnings, ...(comments && { comments }) });
  }),
});
