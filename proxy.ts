import { type NextRequest, NextResponse } from "next/server";
import { pagePolicy } from "./lib/http/page-policy";

/** Gives every page its Content-Security-Policy with a nonce of its own, which Next puts on its scripts. */
export function proxy(request: NextRequest): NextResponse {
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

const PAGE_HEADERS = [
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  ["Referrer-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
] as const;

// The API and published pages set their own headers, and their bodies are not to be buffered here.
export const config = {
  matcher: ["/((?!api/|r/|_next/static|_next/image|favicon.ico).*)"],
};
