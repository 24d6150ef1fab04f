/** A feed says something every 15 s: a client that has taken nothing for this long does not read. */
const PATIENCE_MS = 40_000;

/**
 * Ends a live feed's connection when its client takes nothing any more, so that what waits for it is let go. A client
 * that is still there connects again and resumes after the last entry that it saw.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export function dropStalledFeed(request, response, patienceMs = PATIENCE_MS) {
  if (!request.headers.accept?.includes("text/event-stream")) return;
  response.setTimeout(patienceMs, () => response.destroy());
}
