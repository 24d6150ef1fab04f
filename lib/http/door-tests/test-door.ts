import { encode } from "next-auth/jwt";
import { createSession } from "../../database/people/sessions";
import { issueToken } from "../../database/people/tokens";
import { makeTestDesk, must, type TestDesk } from "../../database/testing/test-desk";
import type { ActorId } from "../../domain/ids";
import type { Role } from "../../domain/role";
import { ROLES } from "../../domain/role";
import type { Handler } from "../door/handle";
import { sessionSecret } from "../sign-in/session-cookie";

export type Knock = {
  readonly as?: Role | "nobody";
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly method?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers };

/** A desk with an API token for each role, and a way to knock at the API's doors: for tests. */
export type TestDoor = TestDesk & {
  readonly tokens: Readonly<Record<Role, string>>;
  readonly knock: (handler: Handler, knock?: Knock) => Promise<Answer>;
};

export async function openTestDoor(): Promise<TestDoor> {
  const desk = await makeTestDesk();
  const owner = await desk.enter("owner");
  const issued = ROLES.map(async (role) => {
    const { secret } = must(await issueToken(owner, { name: `${role} token`, role }));
    return [role, secret] as const;
  });
  const tokens = Object.fromEntries(await Promise.all(issued)) as Record<Role, string>;
  return { ...desk, tokens, knock: (handler, knock = {}) => send(handler, knock, tokens) };
}

/** What a browser sends that somebody is signed in with. */
export async function cookieOf(
  userId: ActorId,
  userAgent: string | null = null,
): Promise<{ readonly Cookie: string }> {
  const { sessionId } = must(await createSession(userId, userAgent));
  const token = await encode({ token: { sub: userId, sid: sessionId }, secret: sessionSecret() });
  return { Cookie: `next-auth.session-token=${token}` };
}

async function send(handler: Handler, knock: Knock, tokens: Readonly<Record<Role, string>>): Promise<Answer> {
  const role = knock.as ?? "owner";
  const body = knock.body ?? (knock.json === undefined ? undefined : JSON.stringify(knock.json));
  const request = new Request(`http://localhost:3000/?${knock.query ?? ""}`, {
    method: knock.method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(role === "nobody" ? {} : { Authorization: `Bearer ${tokens[role]}` }),
      ...(knock.json === undefined ? {} : { "Content-Type": "application/json" }),
      ...knock.headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const response = await handler(request, { params: Promise.resolve(knock.params ?? {}) });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return { status: response.status, body: isJson ? parse(text) : text, headers: response.headers };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
