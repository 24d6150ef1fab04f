import { setTimeout as wait } from "node:timers/promises";
import type { AllowedHost } from "../domain/allowed-host";
import { fail, ok, type Result } from "../domain/result";
import { askOnce, type HopAnswer } from "./ask-once";
import {
  type ConnectTo,
  checkedAddresses,
  connectorTo,
  type Resolve,
  resolveBySystem,
} from "./checked-addresses";
import { type FetchFailure, failureOfError, failureOfStatus, fetchFailure } from "./fetch-failure";
import { type FetchTarget, parseTarget } from "./fetch-target";
import { isWanted, type MediaType, mediaTypeOf } from "./media-type";
import { SitePace } from "./site-pace";

export type FetchOptions = {
  /** Media types that can be used, "text/*" for all of a kind; another answer fails as `wrong-type`. */
  readonly accept?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly method?: "GET" | "HEAD" | "POST" | undefined;
  readonly body?: string | Uint8Array | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** At most 5, which is usual; 0 takes a redirect for the failure that it is to a webhook. */
  readonly maxRedirects?: number | undefined;
  readonly maxBytes?: number | undefined;
  /** Takes the beginning of a body that is longer, or that cannot be read to its end, for all of it, instead of failing. */
  readonly isCut?: boolean | undefined;
  /** How long it may say nothing, where that is not as usual. */
  readonly idleMs?: number | undefined;
  /** How long the answer may take; waiting for a turn at the host does not count. */
  readonly answerMs?: number | undefined;
  /** Gives back what was answered whatever its status says, for protocols in which a refusal has a body. */
  readonly anyStatus?: boolean | undefined;
};

/** What an address answered, with success unless any status was asked for. */
export type Fetched = MediaType & {
  /** Unpacked. */
  readonly bytes: Uint8Array;
  readonly status: number;
  /** Where the answer came from, after redirects, without a fragment. */
  readonly finalUrl: string;
  /** Those that tell of the document, and none that tell of the connection or set a cookie. */
  readonly headers: Readonly<Record<string, string>>;
  /** The addresses that sent one on, in order. */
  readonly redirects: readonly string[];
  readonly fetchedAt: Date;
};

export type FetchSettings = {
  readonly isOff: boolean;
  readonly allowed: readonly AllowedHost[];
  readonly proxy: string | null;
  readonly userAgent: string;
  readonly limits?: Partial<FetchLimits>;
  readonly resolve?: Resolve;
  readonly connectTo?: ConnectTo;
};

export type FetchLimits = {
  /** From the first look-up of a name to the last byte, redirects and waiting for a turn with it. */
  readonly wholeMs: number;
  /** Without a byte. */
  readonly idleMs: number;
  /** As it comes, and unpacked. */
  readonly maxBytes: number;
  readonly maxHeaderBytes: number;
};

const LIMITS: FetchLimits = {
  wholeMs: 30_000,
  idleMs: 10_000,
  maxBytes: 20 * 1024 * 1024,
  maxHeaderBytes: 16 * 1024,
};
const MAX_REDIRECTS = 5;

/** Makes a fetcher; `safeFetch` is the one that follows the environment. */
export function createFetcher(settings: FetchSettings) {
  const limits = { ...LIMITS, ...settings.limits };
  const pace = new SitePace();
  return async (address: string, options: FetchOptions = {}): Promise<Result<Fetched, FetchFailure>> => {
    if (settings.isOff) return fail(fetchFailure("off", address));
    if (isCancelled(options)) return fail(fetchFailure("cancelled", address));
    const deadline = AbortSignal.timeout(limits.wholeMs);
    const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
    const asking = new Asking({ ...settings, limits, pace }, options, signal);
    try {
      return await asking.follow(address);
    } catch (error) {
      if (deadline.aborted || asking.isLate) return fail(fetchFailure("too-slow", asking.at));
      if (isCancelled(options)) return fail(fetchFailure("cancelled", asking.at));
      const failure = failureOfError(error, asking.at);
      if (failure === null) throw error;
      return fail(failure);
    }
  };
}

const isCancelled = ({ signal }: FetchOptions): boolean => signal?.aborted ?? false;

type Means = FetchSettings & { readonly limits: FetchLimits; readonly pace: SitePace };
type Request = Pick<FetchOptions, "method" | "body" | "headers">;

/** One call of a fetcher, from address to address. */
class Asking {
  /** Where it is now. */
  at = "";
  /** When the answer has to be there; undefined: not asked yet, or there is no such time. */
  #late: AbortSignal | undefined;
  readonly #means: Means;
  readonly #options: FetchOptions;
  readonly #signal: AbortSignal;

  constructor(means: Means, options: FetchOptions, signal: AbortSignal) {
    this.#means = means;
    this.#options = options;
    this.#signal = signal;
  }

  get isLate(): boolean {
    return this.#late?.aborted ?? false;
  }

  async follow(address: string): Promise<Result<Fetched, FetchFailure>> {
    const redirects: string[] = [];
    let next: string | URL = address;
    let request: Request = this.#options;
    for (;;) {
      this.at = next.toString();
      const target = parseTarget(next, this.#means.allowed);
      if (!target.ok) return target;
      const answer = await this.#ask(target.value, request);
      if (!answer.ok) return answer;
      const from = target.value.url;
      from.hash = "";
      this.at = from.href;
      const to = redirection(answer.value);
      if (to === null) return this.#finish(answer.value, from.href, redirects);
      if (!URL.canParse(to, from)) return fail(fetchFailure("bad-answer", from.href));
      if (redirects.length >= (this.#options.maxRedirects ?? MAX_REDIRECTS))
        return fail(fetchFailure("too-many-redirects", from.href, { status: answer.value.status }));
      redirects.push(from.href);
      next = new URL(to, from);
      request = asRedirected(request, answer.value.status, from.origin === next.origin);
    }
  }

  async #ask(target: FetchTarget, request: Request): Promise<Result<HopAnswer, FetchFailure>> {
    const {
      limits,
      pace,
      proxy,
      userAgent,
      resolve = resolveBySystem,
      connectTo = connectorTo,
    } = this.#means;
    const addresses = await checkedAddresses(target, resolve, proxy !== null, this.#signal);
    if (!addresses.ok) return fail(fetchFailure(addresses.failure, target.url.href));
    const waitMs = pace.take(target.host, Date.now());
    if (waitMs === null) return fail(fetchFailure("asked-too-often", target.url.href));
    if (waitMs > 0) await wait(waitMs, undefined, { signal: this.#signal });
    const { maxBytes = limits.maxBytes, idleMs = limits.idleMs, isCut, answerMs } = this.#options;
    if (answerMs !== undefined) this.#late ??= AbortSignal.timeout(answerMs);
    const signal = this.#late === undefined ? this.#signal : AbortSignal.any([this.#signal, this.#late]);
    return askOnce(
      {
        url: target.url,
        ...request,
        accept: this.#options.accept,
        anyStatus: this.#options.anyStatus,
        isCut,
        userAgent,
      },
      proxy === null ? { connector: connectTo(addresses.value, limits) } : { proxy },
      { ...limits, idleMs, maxBytes, signal },
    );
  }

  #finish(answer: HopAnswer, finalUrl: string, redirects: readonly string[]): Result<Fetched, FetchFailure> {
    const { status, headers, bytes } = answer;
    if (this.#options.anyStatus !== true && (status < 200 || status > 299))
      return fail(failureOfStatus(status, finalUrl, headers["retry-after"] ?? null));
    const type = mediaTypeOf(bytes, headers["content-type"] ?? null);
    const { accept } = this.#options;
    if (accept !== undefined && !isWanted(type.mediaType, accept))
      return fail(
        fetchFailure("wrong-type", finalUrl, {
          status,
          message: `What is there is ${type.mediaType}, which cannot be read here.`,
        }),
      );
    return ok({
      ...type,
      bytes,
      status,
      finalUrl,
      headers: safeHeaders(headers),
      redirects,
      fetchedAt: new Date(),
    });
  }
}

const redirection = ({ status, headers }: HopAnswer): string | null =>
  [301, 302, 303, 307, 308].includes(status) ? (headers["location"] ?? null) : null;

/** As browsers do: what was sent goes on only where the status says so, what is secret only to the same origin. */
function asRedirected(request: Request, status: number, isSameOrigin: boolean): Request {
  const headers = isSameOrigin ? request.headers : withoutSecrets(request.headers);
  const keepsMethod = status === 307 || status === 308 || request.method === "HEAD";
  return keepsMethod ? { ...request, headers } : { method: "GET", headers };
}

const SECRET = /^(?:authorization|cookie|proxy-authorization|webhook-.*|x-.*)$/i;

const withoutSecrets = (headers: Request["headers"]): Request["headers"] =>
  headers && Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET.test(name)));

const SAFE_HEADERS =
  "content-type content-length content-language content-disposition date last-modified etag expires cache-control age link server x-robots-tag retry-after".split(
    " ",
  );

const safeHeaders = (headers: HopAnswer["headers"]): Fetched["headers"] =>
  Object.fromEntries(
    SAFE_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
