import { handle, serve } from "@/lib/http/door/handle";
import { asEditionRequest, previewEdition } from "@/lib/http/reports/publish-edition";
import { ownAddress } from "@/lib/http/requests/addresses";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.previewReport, ({ access, body, request }) =>
    previewEdition(access, asEditionRequest(body), ownAddress(request)),
  ),
});
