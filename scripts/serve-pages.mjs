import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dropStalledFeed } from "./drop-stalled-feed.mjs";
import { refuseUnreadable } from "./refuse-unreadable.mjs";
import { ROOT } from "./root.mjs";
import { listenComplaint } from "./web-port.mjs";

/**
 * Serves the pages from this process, so that one process id is the whole web side: whatever kills it leaves no
 * half of it behind. Commands, live feeds and published pages are answered before Next (lib/http/door/direct-routes.ts), but not in
 * development, where only Next knows the newest code.
 *
 * @param {{ host: string, port: number, isDev: boolean }} options
 * @returns {Promise<{ close(): Promise<void> }>}
 */
export async function servePages({ host, port, isDev }) {
  Object.assign(process.env, { NODE_ENV: isDev ? "development" : "production" });
  process.env["NEXT_TELEMETRY_DISABLED"] = "1";
  process.env["ASSAY_ROOT"] = ROOT;
  if (!isDev) await readSettings();
  const { default: next } = await import("next");
  const app = next({ dev: isDev, dir: ROOT, hostname: host, port, ...(isDev ? { turbopack: true } : {}) });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    if (refuseUnreadable(request, response)) return;
    if (!isBehindProxy()) dropForwarded(request);
    dropStalledFeed(request, response);
    if (!isDev && application.assayDirectRoutes?.(request, response)) return;
    handle(request, response);
  });
  // Longer than proxies keep theirs: else one asks in the moment in which we hang up.
  server.keepAliveTimeout = 65_000;
  await listen(server, { host, port });
  return {
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      // Live feeds never end by themselves; everything else gets a moment to finish.
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), 1_500);
      await Promise.all([closed, application.assayStopJobs?.()]);
      clearTimeout(timer);
      await app.close();
    },
  };
}

/**
 * What the application leaves here when Next starts it (instrumentation.ts, lib/http/jobs/keep-jobs.ts).
 *
 * @type {typeof globalThis & { assayDirectRoutes?: import("../lib/http/door/direct-routes").DirectRoutes, assayStopJobs?: () => Promise<void> }}
 */
const application = globalThis;

/** Next tells whoever starts it how long it read its settings. Read once before, it takes them from there and is quiet. */
async function readSettings() {
  /** @type {typeof import("next/dist/server/config")} */
  const config = createRequire(import.meta.url)("next/dist/server/config.js");
  const { PHASE_PRODUCTION_SERVER } = await import("next/constants.js");
  await config.default(PHASE_PRODUCTION_SERVER, ROOT);
}

/** Whether a proxy of ours stands in front, so that what it says of the client can be believed. */
const isBehindProxy = () => process.env["ASSAY_TRUST_PROXY"] === "on";

/**
 * Without a proxy these come from the client itself, who could choose the address that sign-ins are counted by.
 *
 * @param {import("node:http").IncomingMessage} request
 */
function dropForwarded({ headers }) {
  for (const name of Object.keys(headers)) if (name.startsWith("x-forwarded-")) delete headers[name];
}

/**
 * @param {import("node:http").Server} server
 * @param {import("./context").WebAddress} address
 * @returns {Promise<void>}
 */
function listen(server, address) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new Error(listenComplaint(error, address))));
    server.listen(address.port, address.host, () => resolve());
  });
}
