import { cancelJob, openJob } from "@/lib/database/jobs/own-job";
import { ok } from "@/lib/domain/result";
import { handle, serve } from "@/lib/http/door/handle";
import { presentJob } from "@/lib/http/jobs/present-job";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readJob, async ({ caller, param }) => {
    const own = await openJob(caller, param("id"));
    return own.ok ? ok(presentJob(own.value.job)) : own;
  }),
  DELETE: handle(API.cancelJob, async ({ caller, param }) => {
    const own = await openJob(caller, param("id"));
    if (!own.ok) return own;
    const job = await cancelJob(own.value);
    return job.ok ? ok(presentJob(job.value)) : job;
  }),
});
