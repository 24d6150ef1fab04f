import type { IncomingMessage } from "node:http";

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
