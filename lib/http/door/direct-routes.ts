import type { IncomingMessage, ServerResponse } from "node:http";
import { logFault } from "../answers/log-fault";
import { problemResponse } from "../answers/problem";
import type { Handler, Params } from "./handle";
import { toRequest } from "./to-request";
import { writeResponse } from "./write-response";

/**
 * The handlers of the routes that are asked for all the time: by a desk at work, and by readers of what it published (the
 * newest edition, and one by its number). They are the routes' own.
 */
export type DirectHandlers = {
  readonly commit: Handler;
  readonly follow: Handler;
  readonly readNewest: Handler;
  readonly readEdition: Handler;
};

/** Answers a request if it is one of these; otherwise leaves it alone and says false. */
export type DirectRoutes = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

/**
 * Commands, live feeds and published pages, answered without Next's way to a route, which takes longer than they do. The answers are
 * the same ones: the route's handler makes them. What else is asked for, Next answers.
 */
export function directRoutes(handlers: DirectHandlers): DirectRoutes {
  return (incoming, outgoing) => {
    const route = atWork(handlers, incoming) ?? published(handlers, incoming);
    if (route === null) return false;
    void answer(...route, incoming, outgoing);
    return true;
  };
}

type Route = readonly [handler: Handler, params: Params];

function atWork({ commit, follow }: DirectHandlers, incoming: IncomingMessage): Route | null {
  const [, id, name] = PATH.exec(incoming.url ?? "") ?? [];
  if (id === undefined) return null;
  if (name === "commands" && incoming.method === "POST") return [commit, { id }];
  return name === "events" && incoming.method === "GET" && asksForFeed(incoming) ? [follow, { id }] : null;
}

function published({ readNewest, readEdition }: DirectHandlers, incoming: IncomingMessage): Route | null {
  const [, slug, number] = PUBLISHED_PATH.exec(incoming.url ?? "") ?? [];
  if (slug === undefined || incoming.method !== "GET") return null;
  return number === undefined ? [readNewest, { slug }] : [readEdition, { slug, number }];
}

/** Only ids that need no decoding: Next knows what to say to the others. */
const PATH = /^\/api\/v1\/articles\/([\w-]+)\/(commands|events)(?:\?|$)/;

/** Without a question: other formats take longer than Next's way to them. */
const PUBLISHED_PATH = /^\/r\/([^/?#]+)(?:\/([1-9]\d*))?$/;

const asksForFeed = ({ headers }: IncomingMessage): boolean =>
  headers.accept?.includes("text/event-stream") ?? false;

async function answer(
  handler: Handler,
  params: Params,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const gone = new AbortController();
    outgoing.once("close", () => gone.abort());
    const request = await toRequest(incoming, gone.signal);
    if (request === null) return void outgoing.destroy();
    await writeResponse(await handler(request, { params: Promise.resolve(params) }), outgoing);
  } catch (error) {
    const fault = problemResponse(logFault(`${incoming.method} directly`, error));
    if (outgoing.headersSent) outgoing.destroy();
    else await writeResponse(fault, outgoing);
  }
}
