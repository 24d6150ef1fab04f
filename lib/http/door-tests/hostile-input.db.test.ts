import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { makeCommand, must } from "../../database/testing/test-desk";
import { stopListening } from "../../live/ledger-feed";
import { API } from "../routes/api-routes";
import { problemStatuses } from "../routes/openapi";
import type { RouteSpec } from "../routes/route-spec";
import { problemSchema } from "../schemas/problem-schema";
import { handlerOf } from "./every-route";
import { hostileJson, nearly } from "./hostile-input.arbitrary";
import { cookieOf, openTestDoor, type TestDoor } from "./test-door";

/** Of each route; more of them, and others: ASSAY_TEST_SEED=random. A failure prints its seed. */
const RUNS = 30;

let door: TestDoor;
let known: Readonly<Record<"articleId" | "claimId" | "evidenceId" | "commentId", string>>;
const log = vi.spyOn(console, "error");

beforeAll(async () => {
  door = await openTestDoor();
  const articleId = (await door.add("Fares rose by 4 per cent. Fares rose again.", "Ferries")).id;
  const [claimId, evidenceId, commentId] = [randomUUID(), randomUUID(), randomUUID()];
  known = { articleId, claimId, evidenceId, commentId };
  const url = "https://port.example/";
  must(
    await commitCommands(await door.open("reviewer1", articleId), [
      makeCommand("highlight-claim", { claimId, anchor: { quote: { exact: "Fares rose by" } } }),
      makeCommand("add-evidence", { claimId, evidenceId, url, stance: "supports" }),
      makeCommand("comment", { claimId, commentId, body: "Look here." }),
    ]),
  );
});
afterAll(async () => {
  log.mockRestore();
  await stopListening();
  await disconnect();
});

describe("whatever is sent", () => {
  it.each(Object.values(API).map((spec): [string, RouteSpec] => [`${spec.method} ${spec.path}`, spec]))(
    "%s answers, or says in a problem what is wrong",
    async (_name, spec) => {
      const handler = await handlerOf(spec);
      await fc.assert(
        fc.asyncProperty(hostileRequest(spec), async ({ headers, url, body, params }) => {
          log.mockClear();
          const signal = AbortSignal.timeout(200);
          const who = await sender(spec);
          const sent = { method: spec.method, headers: { ...who, ...headers }, signal };
          const request = new Request(url, body === undefined ? sent : { ...sent, body });
          const response = await handler(request, { params: Promise.resolve(params) });
          await expectProper(spec, response);
          expect(log.mock.calls).toEqual([]);
        }),
        { numRuns: RUNS, interruptAfterTimeLimit: 40_000 },
      );
    },
  );
});

/** A token where one will do, a person where only people may. */
const sender = async ({ access }: RouteSpec) =>
  access === "caller" ? cookieOf(door.people.reviewer2) : { Authorization: `Bearer ${door.tokens.owner}` };

/** An answer, or a problem that says where: nothing that the OpenAPI document does not describe. */
async function expectProper(spec: RouteSpec, response: Response): Promise<void> {
  expect([spec.status, ...problemStatuses(spec)]).toContain(response.status);
  expect(response.status).toBeLessThan(500);
  if (response.headers.get("content-type")?.startsWith("text/event-stream")) {
    await response.body?.cancel();
    return;
  }
  const text = await response.text();
  expect(text).not.toContain(door.tokens.owner);
  if (response.status < 400) {
    const isJson = response.headers.get("content-type") === "application/json";
    if (isJson && spec.answer !== undefined) spec.answer.parse(JSON.parse(text));
    return;
  }
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemSchema.parse(JSON.parse(text));
  expect(problem.status).toBe(response.status);
  if (response.status === 422) expect(problem.errors).not.toHaveLength(0);
  expect(text.length).toBeLessThan(500_000);
}

type Hostile = {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  readonly params: Record<string, string>;
};

function hostileRequest(spec: RouteSpec): fc.Arbitrary<Hostile> {
  return fc.record({
    url: queryOf(spec).map((query) => `http://localhost:3000/?${query}`),
    headers: headersOf(spec),
    body: bodyOf(spec),
    params: paramsOf(spec),
  });
}

const ids = () => Object.values(known);

function queryOf({ query }: RouteSpec): fc.Arbitrary<string> {
  const names = query instanceof z.ZodObject ? Object.keys(query.shape) : [];
  const value = fc.oneof(
    fc.constantFrom("", "0", "1", "-1", "2147483648", "99999999999999999999", "json", "ledger", "%00"),
    fc.constantFrom("%ff", "%ED%A0%80", "a".repeat(9_000), "1'", "%25", "checking"),
    fc.webQueryParameters({ size: "small" }),
  );
  const pair = fc.tuple(fc.constantFrom(...names, ...names, "extra", "__proto__", ""), value);
  return fc
    .array(pair, { maxLength: 3 })
    .map((pairs) => pairs.map(([name, is]) => `${name}=${is}`).join("&"));
}

function headersOf({ method }: RouteSpec): fc.Arbitrary<Record<string, string>> {
  const types = ["application/json", "application/json; charset=utf-16", "text/plain", "multipart/form-data"];
  const json = { weight: 9, arbitrary: fc.constant("application/json") };
  const type = fc.oneof(json, fc.constantFrom(...types, "multipart/form-data; boundary=x", "a/b;;=", ""));
  const rare = {
    "Content-Encoding": "gzip",
    "Last-Event-ID": "-1",
    Accept: "text/event-stream",
    Origin: "null",
  };
  const more = fc.subarray(Object.entries(rare), { maxLength: 1 }).map((each) => Object.fromEntries(each));
  const often = fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: more });
  if (method === "GET") return often;
  return fc.tuple(type, often).map(([is, others]) => ({ "Content-Type": is, ...others }));
}

function bodyOf({ method, body }: RouteSpec): fc.Arbitrary<string | undefined> {
  if (method === "GET") return fc.constant(undefined);
  const broken = fc.oneof(
    fc.constantFrom(
      "",
      "{",
      "null",
      '{"a":1,"a":2}',
      "\u0000",
      "[".repeat(50_000),
      '{"a":1e999}',
      "--x\r\n\r\n",
    ),
    fc.string({ unit: "binary" }),
  );
  const json = body === undefined ? hostileJson : nearly(z.toJSONSchema(body, INPUT), ids());
  return fc.oneof(
    { weight: 9, arbitrary: json.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: broken },
  );
}

const INPUT = { io: "input", unrepresentable: "any" } as const;

function paramsOf({ path }: RouteSpec): fc.Arbitrary<Record<string, string>> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
  const right: Record<string, () => string> = { id: () => known.articleId, slug: () => door.slug };
  const wrong = fc.oneof(
    fc.constantFrom("", "\u0000", "\ud800", "%", "..", "__proto__", "%00", randomUUID(), "a".repeat(4_000)),
    fc.string({ unit: "binary" }),
  );
  const one = (name: string) =>
    fc.oneof(
      { weight: 6, arbitrary: fc.constant(right[name]?.() ?? randomUUID()) },
      { weight: 1, arbitrary: wrong },
    );
  return fc.record(Object.fromEntries(names.map((name) => [name, one(name)])));
}
