import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { environment } from "../../env";
import { apiHeaders } from "../answers/headers";
import { problemResponse } from "../answers/problem";
import { clientAddress } from "../requests/addresses";
import { mediaType, readBytes } from "../requests/read-body";
import { authOptions } from "./auth-options";

type AuthContext = { readonly params: Promise<{ nextauth: string[] }> };

const BODY_LIMIT = 64 * 1024;

/** Answers next-auth's own addresses under /api/auth, and keeps bad input from reaching it as an exception. */
export async function handleAuth(request: NextRequest, context: AuthContext): Promise<Response> {
  nameOwnAddress();
  const action = (await context.params).nextauth.join("/");
  if (action === "callback/credentials" && request.method === "GET")
    return problemResponse({ kind: "method-not-allowed", allow: "POST" });
  // Browsers report here what went wrong in them: anyone could fill our log.
  if (action === "_log") return new Response(null, { status: 204, headers: apiHeaders });
  const checked = await checkRequest(request);
  if (checked instanceof Response) return checked;
  const { headers } = request;
  const address = clientAddress(headers.get("x-forwarded-for"));
  const options = authOptions(headers.get("user-agent"), address);
  const answer: Response = await NextAuth(checked, context, options);
  for (const [name, value] of Object.entries(apiHeaders)) answer.headers.set(name, value);
  return answer;
}

async function checkRequest(request: NextRequest): Promise<NextRequest | Response> {
  const callbackUrls = [request.nextUrl.searchParams.get("callbackUrl"), ...callbackCookies(request)];
  if (!callbackUrls.every(isReadableUrl))
    return problemResponse({ kind: "malformed", detail: "callbackUrl is not an address." });
  const error = request.nextUrl.searchParams.get("error") ?? "";
  if (!/^[\w .-]*$/.test(error))
    return problemResponse({ kind: "malformed", detail: "error is none of the codes of a sign-in." });
  if (request.method !== "POST") return request;
  const body = await readBytes(request, BODY_LIMIT);
  if (!body.ok) return problemResponse(body.failure);
  if (mediaType(request) === "application/json" && !isJsonObject(body.value))
    return problemResponse({ kind: "malformed", detail: "The body is not a JSON object." });
  return new NextRequest(request.url, {
    method: "POST",
    headers: request.headers,
    body: new Uint8Array(body.value),
  });
}

const callbackCookies = (request: NextRequest): readonly string[] =>
  request.cookies
    .getAll()
    .filter(({ name }) => name.endsWith("next-auth.callback-url"))
    .map(({ value }) => value);

function isReadableUrl(url: string | null): boolean {
  return url === null || url === "" || URL.canParse(url, "http://localhost");
}

function isJsonObject(bytes: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/**
 * next-auth takes its own address from these variables alone. Without a fixed one the address that the browser
 * used is believed, so that any port on localhost works.
 */
function nameOwnAddress(): void {
  const { NEXTAUTH_URL, ASSAY_URL } = environment();
  const address = NEXTAUTH_URL ?? ASSAY_URL;
  if (address === undefined) process.env["AUTH_TRUST_HOST"] ??= "true";
  else process.env["NEXTAUTH_URL"] ??= address;
}
