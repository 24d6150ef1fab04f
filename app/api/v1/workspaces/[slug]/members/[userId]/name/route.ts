import { removeName } from "@/lib/database/people/remove-name";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  DELETE: handle(API.removeName, ({ access, param }) => removeName(access, param("userId"))),
});
