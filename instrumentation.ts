/** Next calls this once in every server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { startMailer } = await import("./lib/mail/mailer");
  startMailer();
  const { keepJobs } = await import("./lib/http/jobs/keep-jobs");
  keepJobs();
  const { keepLog } = await import("./lib/live/keep-log");
  keepLog();
  const { keepWebhooks } = await import("./lib/live/keep-webhooks");
  keepWebhooks();
  await offerDirectRoutes();
}

/** scripts/serve-pages.mjs asks these before Next. */
async function offerDirectRoutes(): Promise<void> {
  const [{ directRoutes }, { POST: commit }, { GET: follow }, { GET: readNewest }, { GET: readEdition }] =
    await Promise.all([
      import("./lib/http/door/direct-routes"),
      import("./app/api/v1/articles/[id]/commands/route"),
      import("./app/api/v1/articles/[id]/events/route"),
      import("./app/r/[slug]/route"),
      import("./app/r/[slug]/[number]/route"),
    ]);
  const keeper: typeof globalThis & { assayDirectRoutes?: unknown } = globalThis;
  keeper.assayDirectRoutes = directRoutes({ commit, follow, readNewest, readEdition });
}
