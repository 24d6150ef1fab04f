import type { z } from "zod";
import type { FieldError } from "../domain/failure";
import type { Problem } from "../domain/problem";
import type { API } from "../http/routes/api-routes";

/** What the API answered; `status` is null when no answer came at all. */
export type ApiAnswer<Value> = { readonly ok: true; readonly value: Value } | ApiRefusal;

export type ApiRefusal = {
  readonly ok: false;
  readonly status: number | null;
  /** What kind of problem it is; `offline` when the server gave no answer that can be read, `internal` when it was no problem of ours. */
  readonly kind: string;
  readonly detail: string;
  /** Complaints by field path, as they stand beside the fields: the first of each. */
  readonly errors: FieldErrors;
  /** As the API said it; null when it said none. */
  readonly problem: Problem | null;
};

export type FieldErrors = Readonly<Record<string, string>>;

type Spec = (typeof API)[keyof typeof API];
type Named = { readonly [Each in Spec as `${Each["method"]} ${Each["path"]}`]: Each };

/** How an operation of the API is asked for: its method and its path, as in `GET /api/v1/articles/{id}/seen`. */
export type Operation = keyof Named;

type SchemaOf<Name extends Operation, Part extends "query" | "body" | "answer"> = NonNullable<
  Named[Name][Part]
>;
type Parameter<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Parameter<Rest>
  : never;

export type AnswerOf<Name extends Operation> = z.output<SchemaOf<Name, "answer">>;
export type BodyOf<Name extends Operation> = Frozen<z.input<SchemaOf<Name, "body">>>;
export type QueryOf<Name extends Operation> = z.input<SchemaOf<Name, "query">>;

/** What an operation has to be given: a value for each part of its path in braces, its body, and a query where it has one. */
export type Asked<Name extends Operation> = Given<"params", ParamsOf<Name>> &
  Given<"body", BodyOf<Name>> &
  Partial<Given<"query", QueryOf<Name>>> &
  Manner;

type ParamsOf<Name extends Operation> = [Parameter<Name>] extends [never]
  ? unknown
  : Readonly<Record<Parameter<Name>, string>>;
/** A part that an operation does not have is of no known type. */
type Given<Key extends string, Value> = unknown extends Value
  ? { readonly [Name in Key]?: undefined }
  : { readonly [Name in Key]: Value };

/** What is sent is only read. */
type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;

type Manner = {
  /** A connection can hang without ever failing, as after a laptop slept: so long an answer is waited for. */
  readonly timeoutMs?: number;
  /** Gives up waiting when a person says so. */
  readonly signal?: AbortSignal;
  /** It may be the last thing that the page does. */
  readonly keepalive?: boolean;
};

type AnyAsked = Manner & {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly form?: FormData;
};

/**
 * Asks the HTTP API of this installation as the person signed in. What has to be given and what comes back follow from the
 * routes' own schemas. Never throws for the line's sake: no answer is an answer too.
 */
export function askApi<Name extends Operation>(
  operation: Name,
  ...asked: Manner extends Asked<Name> ? [asked?: Asked<Name>] : [asked: Asked<Name>]
): Promise<ApiAnswer<AnswerOf<Name>>>;
export async function askApi(operation: Operation, asked: AnyAsked = {}): Promise<ApiAnswer<unknown>> {
  try {
    const [method = "", path = ""] = operation.split(" ");
    const response = await fetch(address(path, asked), { method, ...sent(asked) });
    const value = response.status === 204 ? null : await readJson(response);
    if (value === undefined) return { ...OFFLINE, status: response.status };
    return response.ok ? { ok: true, value } : refusal(response.status, value);
  } catch (failure) {
    if (failure instanceof TypeError || failure instanceof DOMException) return OFFLINE;
    throw failure;
  }
}

/** The same where an operation takes a form with a file in place of JSON. */
export async function askApiByForm<Name extends Operation>(
  operation: Name,
  {
    params,
    form,
    signal,
  }: { readonly form: FormData } & Pick<Manner, "signal"> & Given<"params", ParamsOf<Name>>,
): Promise<ApiAnswer<AnswerOf<Name>>> {
  const ask = askApi as (operation: Operation, asked: AnyAsked) => Promise<ApiAnswer<unknown>>;
  return (await ask(operation, { params: params ?? {}, form, ...(signal && { signal }) })) as ApiAnswer<
    AnswerOf<Name>
  >;
}

function address(template: string, { params = {}, query }: AnyAsked): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ""));
  const said = Object.entries(Object(query)).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
  return said.length === 0 ? path : `${path}?${search}`;
}

function sent({ body, form, timeoutMs, signal, keepalive }: AnyAsked): RequestInit {
  return {
    headers: {
      Accept: "application/json",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(form === undefined ? {} : { body: form }),
    ...(timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) }),
    ...(signal === undefined ? {} : { signal }),
    ...(keepalive === undefined ? {} : { keepalive }),
  };
}

/** Undefined when it is no JSON: something between us and the server answered. */
async function readJson(response: Response): Promise<unknown> {
  const type = response.headers.get("Content-Type") ?? "";
  if (!/^application\/(problem\+)?json\b/.test(type)) return undefined;
  try {
    return await response.json();
  } catch (failure) {
    if (failure instanceof SyntaxError) return undefined;
    throw failure;
  }
}

const OFFLINE: ApiRefusal = {
  ok: false,
  status: null,
  kind: "offline",
  detail: "The server cannot be reached. Nothing was changed; what you typed is still here. Try again.",
  errors: {},
  problem: null,
};

function refusal(status: number, value: unknown): ApiRefusal {
  if (!isProblem(value))
    return {
      ok: false,
      status,
      kind: "internal",
      detail: "Something broke. Try again.",
      errors: {},
      problem: null,
    };
  const kind = value.type.replace("/problems/", "");
  return {
    ok: false,
    status,
    kind,
    detail: value.detail,
    errors: firstErrors(value.errors ?? []),
    problem: value,
  };
}

const firstErrors = (errors: readonly FieldError[]): FieldErrors =>
  Object.fromEntries([...errors].reverse().map(({ path, message }) => [path, message]));

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "type" in value && "detail" in value;
}
