import type { IncomingMessage, ServerResponse } from "node:http";
import { logFault } from "../answers/log-fault";
import { problemResponse } from "../answers/problem";
import { FeedAnswer } from "../feed/feed-answer";
import type { Handler, Params } from "./handle";

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

/** Writes an answer to Node's own server. A feed is written as its client takes it. */
export async function writeResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  // A client that has gone is told nothing; its going is heard by "close".
  outgoing.on("error", () => undefined);
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
  if (response instanceof FeedAnswer) return writeFeed(response, outgoing);
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

async function writeFeed({ messages }: FeedAnswer, outgoing: ServerResponse): Promise<void> {
  for await (const message of messages) {
    if (outgoing.destroyed) break;
    if (!outgoing.write(message)) await untilTaken(outgoing);
  }
  outgoing.end();
}

/** Resolves when the client took what was written, or has gone. */
function untilTaken(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      outgoing.off("drain", go).off("close", go);
      resolve();
    };
    outgoing.on("drain", go).on("close", go);
  });
}

/** More than any route that is asked directly takes: it refuses such a body. */
const MOST_BYTES = 5 * 1_048_576;

/** A request as it came over Node's own server; null when it broke off before its end. */
export async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request | null> {
  const method = incoming.method ?? "GET";
  const body = method === "GET" ? undefined : await readBody(incoming);
  if (body === null) return null;
  // Where a request was meant to go stands in its headers; the routes ask those.
  return new Request(`http://localhost${incoming.url}`, {
    method,
    headers: headersOf(incoming),
    signal,
    ...(body === undefined ? {} : { body }),
  });
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct))
    for (const value of values) headers.append(name, value);
  return headers;
}

/** As much of the body as the route looks at. The rest is let pass, so that the connection can be used again. */
async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MOST_BYTES) break;
    }
  } catch {
    return null;
  }
  incoming.resume();
  return new Uint8Array(Buffer.concat(chunks, length));
}
