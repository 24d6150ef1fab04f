import { bringAnnotations } from "@/lib/http/articles/bring-annotations";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.bringAnnotations, ({ access, request, query }) =>
    bringAnnotations(access, request, { format: query.format, isPreview: query.preview === "true" }),
  ),
});
