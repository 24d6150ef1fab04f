import { openJob } from "@/lib/database/jobs/own-job";
import { handle, serve } from "@/lib/http/door/handle";
import { jobFileResponse } from "@/lib/http/jobs/present-job";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readJobFile, async ({ caller, param }) => {
    const own = await openJob(caller, param("id"));
    return own.ok ? jobFileResponse(own.value.job) : own;
  }),
});
