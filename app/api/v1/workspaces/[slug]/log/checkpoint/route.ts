import { handle, serve } from "@/lib/http/door/handle";
import { answerCheckpoint } from "@/lib/http/log/log-answers";
import { API } from "@/lib/http/routes/api-routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readLogCheckpoint, async (asked) => {
    const answer = await answerCheckpoint(asked);
    return answer.ok ? answer.value : answer;
  }),
});
