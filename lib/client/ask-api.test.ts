import { afterEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import { type ApiAnswer, type Asked, askApi, type Operation } from "./ask-api";

const asked: { readonly path: string; readonly init: RequestInit }[] = [];

/** The server answers this to whatever it is asked; null: the line is cut. */
function answerWith(answer: Response | null): void {
  asked.length = 0;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    asked.push({ path, init });
    if (answer === null) throw new TypeError("Failed to fetch");
    return answer;
  });
}

afterEach(() => vi.unstubAllGlobals());

describe("what is sent", () => {
  it("has the operation's method and path, each part of it encoded", async () => {
    answerWith(new Response(null, { status: 204 }));
    const answer = await askApi("POST /api/v1/unsubscribe/{key}", { params: { key: "a/b ?" } });
    expect(answer).toEqual({ ok: true, value: null });
    expect(asked).toMatchObject([{ path: "/api/v1/unsubscribe/a%2Fb%20%3F", init: { method: "POST" } }]);
    expect(asked[0]?.init.body).toBeUndefined();
  });

  it("has the query, without what was left out", async () => {
    answerWith(Response.json({ articles: [], nextCursor: null }));
    const query = { search: "ferry & co", cursor: "x" };
    await askApi("GET /api/v1/workspaces/{slug}/articles", { params: { slug: "metro" }, query });
    expect(asked[0]?.path).toBe("/api/v1/workspaces/metro/articles?search=ferry+%26+co&cursor=x");
  });

  it("has the body as JSON, and goes on when the page is left, where that is asked for", async () => {
    answerWith(new Response(null, { status: 204 }));
    const body = { marks: [{ claimId: null, seq: 4 }] };
    await askApi("PUT /api/v1/articles/{id}/seen", { params: { id: "a" }, body, keepalive: true });
    expect(asked[0]?.init).toMatchObject({
      method: "PUT",
      body: JSON.stringify(body),
      keepalive: true,
      headers: { Accept: "application/json", "Content-Type": "application/json" },
    });
  });
});

describe("what comes back", () => {
  it("is the answer", async () => {
    answerWith(Response.json({ unread: 3 }));
    expect(await askApi("GET /api/v1/notifications/unread")).toEqual({ ok: true, value: { unread: 3 } });
  });

  it("is a problem, with the first complaint of each field", async () => {
    const errors = [
      { path: "name", message: "Too long." },
      { path: "name", message: "Not so." },
    ];
    const problem = {
      type: "/problems/invalid",
      title: "Invalid",
      status: 422,
      detail: "See below.",
      errors,
    };
    answerWith(
      Response.json(problem, { status: 422, headers: { "Content-Type": "application/problem+json" } }),
    );
    expect(await askApi("PATCH /api/v1/me", { body: { name: "" } })).toEqual({
      ok: false,
      status: 422,
      kind: "invalid",
      detail: "See below.",
      errors: { name: "Too long." },
      problem,
    });
  });

  it.each([
    [
      "a page of somebody between us",
      "offline",
      new Response("<p>Sign in to the hotel</p>", { headers: { "Content-Type": "text/html" } }),
    ],
    [
      "half an answer",
      "offline",
      new Response('{"unread":', { headers: { "Content-Type": "application/json" } }),
    ],
    ["an error of no kind that we know", "internal", Response.json({ error: "?" }, { status: 502 })],
  ])("is not taken for an answer when it is %s", async (_what, kind, response) => {
    answerWith(response);
    const { status } = response;
    const answer = await askApi("GET /api/v1/notifications/unread");
    expect(answer).toMatchObject({ ok: false, kind, status, problem: null });
  });

  it("is nothing when the line is cut", async () => {
    answerWith(null);
    expect(await askApi("GET /api/v1/me")).toMatchObject({ ok: false, kind: "offline", status: null });
  });
});

it("knows from the routes what is there, what has to be given and what comes back", () => {
  expectTypeOf<"GET /api/v1/articles/{id}/seen">().toExtend<Operation>();
  expectTypeOf<"GET /api/v1/nothing">().not.toExtend<Operation>();
  type Params = Asked<"DELETE /api/v1/workspaces/{slug}/tokens/{tokenId}">["params"];
  expectTypeOf<Params>().toEqualTypeOf<Readonly<Record<"slug" | "tokenId", string>>>();
  expectTypeOf<Asked<"GET /api/v1/me">["body"]>().toEqualTypeOf<undefined>();
  expectTypeOf<Asked<"GET /api/v1/me">["query"]>().toEqualTypeOf<undefined>();
  expectTypeOf<{ readonly body: { readonly name: number } }>().not.toExtend<Asked<"PATCH /api/v1/me">>();
  expectTypeOf(askApi<"GET /api/v1/notifications/unread">).returns.resolves.toEqualTypeOf<
    ApiAnswer<{ unread: number }>
  >();
});
