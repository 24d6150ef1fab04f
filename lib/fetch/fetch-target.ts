import { isIP } from "node:net";
import { type AllowedHost, bareHost } from "../domain/allowed-host";
import { fail, ok, type Result } from "../domain/result";
import { type FetchFailure, fetchFailure } from "./fetch-failure";

/** What may be asked of the world: an address whose scheme, port and host were looked at. */
export type FetchTarget = {
  readonly url: URL;
  /** As the connection wants it: without the brackets of IPv6, without a dot at the end. */
  readonly host: string;
  readonly port: number;
  /** The host is an IP address itself, so that nothing is resolved. */
  readonly isIp: boolean;
  /** Named by ASSAY_FETCH_ALLOW: every port, and addresses that are not public. */
  readonly isAllowed: boolean;
};

/**
 * Parses an address as browsers do (WHATWG URL), which brings decimal, octal, hexadecimal and full-width hosts into
 * their usual form, and lets it through if it may be asked at all. What its host resolves to is for later.
 */
export function parseTarget(
  address: string | URL,
  allowed: readonly AllowedHost[],
): Result<FetchTarget, FetchFailure> {
  if (!URL.canParse(address.toString())) return fail(fetchFailure("bad-address", address.toString()));
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return fail(fetchFailure("bad-scheme", url.href));
  if (url.username !== "" || url.password !== "")
    return fail(fetchFailure("credentials", withoutCredentials(url)));
  const host = bareHost(url.hostname);
  if (host === "") return fail(fetchFailure("bad-address", url.href));
  const port = Number(url.port) || (url.protocol === "http:" ? 80 : 443);
  const isAllowed = allowed.some((each) => each.host === host && (each.port ?? port) === port);
  if (!isAllowed && port !== 80 && port !== 443) return fail(fetchFailure("bad-port", url.href));
  return ok({ url, host, port, isIp: isIP(host) !== 0, isAllowed });
}

function withoutCredentials(url: URL): string {
  const bare = new URL(url);
  bare.username = "";
  bare.password = "";
  return bare.href;
}
