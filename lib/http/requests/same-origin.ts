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
