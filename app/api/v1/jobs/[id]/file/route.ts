import { openJob } from "@/lib/database/jobs/own-job";
import { API } from "@/lib/http/api-routes";
import { handle, serve } from "@/lib/http/handle";
import { jobFileResponse } from "@/lib/http/jobs/present-job";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readJobFile, async ({ caller, param }) => {
    const own = await openJob(caller, param("id"));
    return own.ok ? jobFileResponse(own.value.job) : own;
  }),
});
