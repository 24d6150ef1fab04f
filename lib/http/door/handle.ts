import { z } from "zod";
import type { ArticleAccess, Caller, WorkspaceAccess } from "../../database/access";
import type { Failure } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { apiHeaders } from "../answers/headers";
import { logFault } from "../answers/log-fault";
import type { HttpFailure } from "../answers/problem";
import { problemResponse } from "../answers/problem";
import { parseInput } from "../requests/parse-input";
import { readJson } from "../requests/read-body";
import { type Access, type Method, MIB, type RouteSpec } from "../routes/route-spec";
import { type Entered, enter } from "./enter";

export type Params = Readonly<Record<string, string | string[] | undefined>>;
export type RouteContext = { readonly params: Promise<Params> };
export type Handler = (request: Request, context: RouteContext) => Promise<Response>;

/** What the gate hands on: nothing for anyone, a caller, or the proof that they may be there. */
export type Admission = {
  readonly anyone: { readonly caller: Caller | null };
  readonly caller: { readonly caller: Caller };
  readonly workspace: { readonly caller: Caller; readonly access: WorkspaceAccess };
  readonly article: { readonly caller: Caller; readonly access: ArticleAccess };
};

type Input<Query extends z.ZodType, Body extends z.ZodType> = {
  readonly request: Request;
  readonly param: (name: string) => string;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
};

/** All that an operation gets to work with. */
export type Asked<Who extends Access, Query extends z.ZodType, Body extends z.ZodType> = Admission[Who] &
  Input<Query, Body>;

/** What an operation gives back: its answer, a failure, or a response that it wrote itself (files, feeds). */
type Outcome<Answer extends z.ZodType> = Result<Frozen<z.input<Answer>>, HttpFailure> | Response;

/** Makes a request handler of an operation: who (401), where (404), may they (403), then query and body (4xx). */
export function handle<
  Who extends Access,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  spec: RouteSpec<Who, Query, Body, Answer>,
  act: (asked: Asked<Who, Query, Body>) => Promise<Outcome<Answer>>,
): Handler {
  return async (request, context) => {
    try {
      const params = await context.params;
      const param = paramReader(params);
      const entered = await enter(spec, request, param);
      if (!entered.ok) return problemResponse(entered.failure);
      const input = await readInput(spec, request);
      if (!input.ok) return problemResponse(input.failure);
      return respond(
        spec,
        await act(asked<Who, Query, Body>(entered.value, { ...input.value, request, param })),
      );
    } catch (error) {
      return problemResponse(logFault(`${spec.method} ${spec.path}`, error));
    }
  };
}

/** The handlers of one address; other methods get 405 with the ones that there are, and OPTIONS tells them. */
export function serve(handlers: Partial<Record<Method, Handler>>): Record<Method | "OPTIONS", Handler> {
  // Next answers HEAD by GET.
  const allow = Object.keys(handlers)
    .flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]))
    .join(", ");
  const refuse: Handler = async () => problemResponse({ kind: "method-not-allowed", allow });
  const tell: Handler = async () =>
    new Response(null, { status: 204, headers: { ...apiHeaders, Allow: allow } });
  return {
    GET: refuse,
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: tell,
    ...handlers,
  };
}

/** Whatever the gate let through is what the operation asked for: `enter` reads the same spec. */
function asked<Who extends Access, Query extends z.ZodType, Body extends z.ZodType>(
  entered: Entered,
  input: Input<Query, Body>,
): Asked<Who, Query, Body> {
  return { ...entered, ...input } as Asked<Who, Query, Body>;
}

async function readInput<Query extends z.ZodType, Body extends z.ZodType>(
  spec: RouteSpec<Access, Query, Body>,
  request: Request,
): Promise<Result<{ query: z.output<Query>; body: z.output<Body> }, HttpFailure>> {
  const query = readQuery(spec, request);
  if (!query.ok) return query;
  const body = await readJsonBody(spec, request);
  if (!body.ok) return body;
  return ok({ query: query.value as z.output<Query>, body: body.value as z.output<Body> });
}

const noQuery = z.strictObject({});

function readQuery(spec: RouteSpec, request: Request): Result<unknown, Failure> {
  const sent = new URL(request.url).searchParams;
  const names = [...new Set(sent.keys())];
  const repeated = names.filter((name) => sent.getAll(name).length > 1);
  if (repeated.length > 0)
    return fail({
      kind: "invalid",
      errors: repeated.map((path) => ({ path, message: "Give this once." })),
    });
  return parseInput(spec.query ?? noQuery, Object.fromEntries(sent));
}

async function readJsonBody(spec: RouteSpec, request: Request): Promise<Result<unknown, HttpFailure>> {
  if (spec.body === undefined || spec.form !== undefined || spec.raw !== undefined) return ok(undefined);
  const json = await readJson(request, spec.bodyLimit ?? MIB);
  return json.ok ? parseInput(spec.body, json.value) : json;
}

function respond(spec: RouteSpec, outcome: Result<unknown, HttpFailure> | Response): Response {
  if (outcome instanceof Response) return outcome;
  if (!outcome.ok) return problemResponse(outcome.failure);
  if (spec.status === 204) return new Response(null, { status: 204, headers: apiHeaders });
  const body = new TextEncoder().encode(JSON.stringify(outcome.value));
  return new Response(body, {
    status: spec.status,
    headers: {
      ...apiHeaders,
      ...(body.length < WORTH_COMPRESSING ? { "Cache-Control": "no-store, no-transform" } : {}),
      "Content-Type": "application/json",
      "Content-Length": String(body.length),
    },
  });
}

/** Bytes. To compress a shorter answer costs the server more than it spares the line: most commands' answers are. */
const WORTH_COMPRESSING = 8_192;

function paramReader(params: Params): (name: string) => string {
  return (name) => {
    const given = params[name];
    const value = Array.isArray(given) ? given.join("/") : given;
    if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
    return value;
  };
}

/** What is sent is only read on its way out. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;
