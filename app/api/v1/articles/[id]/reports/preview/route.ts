import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { ownAddress } from "@/lib/http/own-address";
import { asEditionRequest, previewEdition } from "@/lib/http/publish-edition";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.previewReport, ({ access, body, request }) =>
    previewEdition(access, asEditionRequest(body), ownAddress(request)),
  ),
});
