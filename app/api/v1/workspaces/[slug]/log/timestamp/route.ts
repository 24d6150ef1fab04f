import { handle, serve } from "@/lib/http/door/handle";
import { answerTimeStamp } from "@/lib/http/log/log-answers";
import { API } from "@/lib/http/routes/api-routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readLogTimeStamp, async (asked) => {
    const answer = await answerTimeStamp(asked);
    return answer.ok ? answer.value : answer;
  }),
});
