import { answerChanges } from "@/lib/http/articles/answer-changes";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readChanges, ({ access, query }) => answerChanges(access, query)),
});
