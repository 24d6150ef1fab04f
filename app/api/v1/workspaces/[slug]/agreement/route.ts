import { answerAgreement, gatherWorkspaceAgreement } from "@/lib/http/agreement/gather-agreement";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readWorkspaceAgreement, async ({ access, query }) =>
    answerAgreement(await gatherWorkspaceAgreement(access), query.format, access),
  ),
});
