import { API } from "@/lib/http/api-routes";
import { answerAgreement, gatherArticleAgreement } from "@/lib/http/gather-agreement";
import { handle, serve } from "@/lib/http/handle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readArticleAgreement, async ({ access, query }) =>
    answerAgreement(await gatherArticleAgreement(access), query.format, access),
  ),
});
