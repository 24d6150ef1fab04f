import { API } from "@/lib/http/api-routes";
import { answerAgreement, gatherWorkspaceAgreement } from "@/lib/http/gather-agreement";
import { handle, serve } from "@/lib/http/handle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readWorkspaceAgreement, async ({ access, query }) =>
    answerAgreement(await gatherWorkspaceAgreement(access), query.format, access),
  ),
});
