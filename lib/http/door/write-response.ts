import type { ServerResponse } from "node:http";
import { FeedAnswer } from "../feed/feed-answer";

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
