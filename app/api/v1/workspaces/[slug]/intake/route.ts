import { readIntakeRequest } from "@/lib/http/articles/read-intake";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: handle(API.readIntake, ({ access, request }) => readIntakeRequest(access, request)),
});
