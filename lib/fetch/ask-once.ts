import { type buildConnector, Client, type Dispatcher, ProxyAgent } from "undici";
import { fail, ok, type Result } from "../domain/result";
import { type FetchFailure, fetchFailure } from "./fetch-failure";
import { readBody } from "./read-body";

/** What one address answered, a redirect or whatever else. Names of headers are in lower case. */
export type HopAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked; empty where the status is no success, unless any status was asked for. */
  readonly bytes: Uint8Array;
};

export type HopRequest = {
  readonly url: URL;
  readonly method?: "GET" | "HEAD" | "POST" | undefined;
  readonly body?: string | Uint8Array | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly accept?: readonly string[] | undefined;
  readonly anyStatus?: boolean | undefined;
  readonly isCut?: boolean | undefined;
  readonly userAgent: string;
};

/** By a connection to addresses that were checked, or by a proxy, which connects by itself. */
export type Way = { readonly connector: buildConnector.connector } | { readonly proxy: string };

type HopLimits = {
  readonly idleMs: number;
  readonly maxBytes: number;
  readonly maxHeaderBytes: number;
  readonly signal: AbortSignal;
};

/** Asks one address, without following it anywhere. The connection is made for this and ends with it. Throws what the network throws. */
export async function askOnce(
  request: HopRequest,
  way: Way,
  limits: HopLimits,
): Promise<Result<HopAnswer, FetchFailure>> {
  const { url } = request;
  const dispatcher = dispatcherFor(url, way, limits);
  try {
    const answer = await dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: request.method ?? "GET",
      headers: headersOf(request),
      body: request.body === undefined ? null : request.body,
      signal: limits.signal,
    });
    const { statusCode } = answer;
    const isSuccess = statusCode >= 200 && statusCode <= 299;
    const isRead = request.method !== "HEAD" && (isSuccess || request.anyStatus === true);
    const { maxBytes } = limits;
    return await readAnswer(answer, url.href, isRead, { maxBytes, isCut: request.isCut ?? false });
  } finally {
    await dispatcher.destroy();
  }
}

function dispatcherFor(url: URL, way: Way, { idleMs, maxHeaderBytes }: HopLimits): Dispatcher {
  const options = { headersTimeout: idleMs, bodyTimeout: idleMs, maxHeaderSize: maxHeaderBytes };
  if ("proxy" in way) return new ProxyAgent({ ...options, uri: way.proxy });
  return new Client(url.origin, { ...options, connect: way.connector });
}

async function readAnswer(
  { statusCode: status, headers: sent, body }: Dispatcher.ResponseData,
  address: string,
  isRead: boolean,
  { maxBytes, isCut }: { readonly maxBytes: number; readonly isCut: boolean },
): Promise<Result<HopAnswer, FetchFailure>> {
  const headers = Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
  const said = Number(headers["content-length"] ?? 0);
  if (!isRead) {
    // Not awaited to its end: the connection is closed with what is left of it.
    body.once("error", () => undefined).destroy();
    return ok({ status, headers, bytes: new Uint8Array() });
  }
  if (said > maxBytes && !isCut) {
    body.once("error", () => undefined).destroy();
    return fail(tooLarge(address, maxBytes));
  }
  const bytes = await readBody(body, headers["content-encoding"] ?? null, maxBytes, isCut);
  if (bytes.ok) return ok({ status, headers, bytes: bytes.value });
  return fail(
    bytes.failure === "too-large"
      ? tooLarge(address, maxBytes)
      : fetchFailure("bad-answer", address, { status }),
  );
}

function tooLarge(address: string, maxBytes: number): FetchFailure {
  const most = `${Math.round(maxBytes / 1024 / 1024) || "less than 1"} MiB`;
  return fetchFailure("too-large", address, {
    message: `What is there is larger than ${most}, the most that is fetched. Save the part that you need and send the file.`,
  });
}

function headersOf({ headers = {}, accept, userAgent }: HopRequest): Record<string, string> {
  return {
    accept: accept === undefined ? "*/*" : [...accept, "*/*;q=0.1"].join(", "),
    "accept-language": "*",
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    "accept-encoding": "gzip, deflate, br",
    "user-agent": userAgent,
    connection: "close",
  };
}
