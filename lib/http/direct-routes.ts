import type { IncomingMessage, ServerResponse } from "node:http";
import type { Handler } from "./handle";
import { logFault } from "./log-fault";
import { problemResponse } from "./problem";
import { toRequest } from "./to-request";
import { writeResponse } from "./write-response";

/** The handlers of the two routes that a desk at work asks for all the time. They are the routes' own. */
export type DirectHandlers = { readonly commit: Handler; readonly follow: Handler };

/** Answers a request if it is one of these; otherwise leaves it alone and says false. */
export type DirectRoutes = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

/**
 * Commands and live feeds, answered without Next's way to a route, which takes longer than they do. The answers are
 * the same ones: the route's handler makes them. What else is asked for, Next answers.
 */
export function directRoutes({ commit, follow }: DirectHandlers): DirectRoutes {
  return (incoming, outgoing) => {
    const [, id, name] = PATH.exec(incoming.url ?? "") ?? [];
    if (id === undefined) return false;
    if (name === "commands" && incoming.method === "POST") void answer(commit, id, incoming, outgoing);
    else if (name === "events" && incoming.method === "GET" && asksForFeed(incoming))
      void answer(follow, id, incoming, outgoing);
    else return false;
    return true;
  };
}

/** Only ids that need no decoding: Next knows what to say to the others. */
const PATH = /^\/api\/v1\/articles\/([\w-]+)\/(commands|events)(?:\?|$)/;

const asksForFeed = ({ headers }: IncomingMessage): boolean =>
  headers.accept?.includes("text/event-stream") ?? false;

async function answer(
  handler: Handler,
  id: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const gone = new AbortController();
    outgoing.once("close", () => gone.abort());
    const request = await toRequest(incoming, gone.signal);
    if (request === null) return void outgoing.destroy();
    await writeResponse(await handler(request, { params: Promise.resolve({ id }) }), outgoing);
  } catch (error) {
    const fault = problemResponse(logFault(`${incoming.method} directly`, error));
    if (outgoing.headersSent) outgoing.destroy();
    else await writeResponse(fault, outgoing);
  }
}
