import { type NextRequest, NextResponse } from "next/server";
import { pagePolicy } from "./lib/http/public/page-policy";

/** Gives every page its Content-Security-Policy with a nonce of its own, which Next puts on its scripts. */
export function proxy(request: NextRequest): NextResponse {
  if (isStrangerAtDesk(request)) return sendToSignIn(request);
  const nonce = btoa(crypto.randomUUID());
  const policy = pagePolicy(nonce, { isDevelopment: process.env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of PAGE_HEADERS) response.headers.set(name, value);
  return response;
}

/** Nobody without a session's cookie may be at a desk. Whether the session still lives, the page itself asks. */
function isStrangerAtDesk({ nextUrl, cookies, method }: NextRequest): boolean {
  const hasSession = cookies.getAll().some(({ name }) => name.includes("next-auth.session-token"));
  return method === "GET" && nextUrl.pathname.startsWith("/w/") && !hasSession;
}

/** Told before the page begins, so that the browser itself goes there and keeps the address's fragment. */
function sendToSignIn({ nextUrl }: NextRequest): NextResponse {
  const target = nextUrl.clone();
  target.pathname = "/sign-in";
  target.search = `?next=${encodeURIComponent(nextUrl.pathname + nextUrl.search)}`;
  return NextResponse.redirect(target);
}

const PAGE_HEADERS = [
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  ["Referrer-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
] as const;

// The API and what is published set their own headers, and their bodies are not to be buffered here.
export const config = {
  matcher: [
    "/((?!api/|r/|w/[^/]+/(?:reports(?:\\.atom)?|method)$|sitemap.xml$|robots.txt$|verify(?:/verify\\.mjs)?$|_next/static|_next/image|favicon.ico).*)",
  ],
};
