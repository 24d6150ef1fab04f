import { environment } from "../../env";

/** Where this installation is reached, without a path: as configured, otherwise as the request reached it. */
export function ownAddress(request: Request): string {
  const { ASSAY_URL, NEXTAUTH_URL } = environment();
  const configured = ASSAY_URL ?? NEXTAUTH_URL;
  if (configured !== undefined) return new URL(configured).origin;
  const { headers, url } = request;
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? new URL(url).host;
  const protocol = headers.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? new URL(url).protocol;
  const address = `${protocol.replace(/:$/, "")}://${host}`;
  return URL.canParse(address) ? new URL(address).origin : new URL(url).origin;
}

/**
 * The network address of whoever connected to us or to the proxy in front of us: the last entry of
 * X-Forwarded-For, since earlier ones are whatever the client wrote.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  const last = (forwardedFor ?? "").split(",").at(-1)?.trim() ?? "";
  return last === "" ? "unknown" : last.slice(0, 64);
}

/**
 * Whether a request that carries a cookie came from our own pages. Browsers send Sec-Fetch-Site or, on every
 * write, Origin; a page elsewhere can forge neither. A request with neither is not from a browser's page.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-origin") return true;
  if (site === "cross-site" || site === "same-site") return false;
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  return URL.canParse(origin) && ownHosts(request).has(new URL(origin).host);
}

function ownHosts(request: Request): ReadonlySet<string> {
  const { headers } = request;
  const named = headers.get("x-forwarded-host") ?? headers.get("host") ?? new URL(request.url).host;
  return new Set([named]);
}
