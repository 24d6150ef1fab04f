import { z } from "zod";
import { version } from "../../../package.json";
import { WEBHOOK_EVENTS, type WebhookEvent } from "../../domain/webhook";
import { problemSchema } from "../schemas/problem-schema";
import { webhookMessages } from "../schemas/webhook-schema";
import { wireSchemas } from "../schemas/wire-schema";
import { API } from "./api-routes";
import type { ProblemStatus, RouteSpec } from "./route-spec";

type Json = { readonly [key: string]: unknown };

let written: Json | undefined;

/** The OpenAPI 3.1 document, made from the same routes and schemas that validate. */
export function openApiDocument(): Json {
  written ??= writeDocument(Object.values(API));
  return written;
}

function writeDocument(routes: readonly RouteSpec[]): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Assay",
      version,
      description:
        "Fact-checking reviews: articles, claims, verdicts, evidence, and the ledger of how they came to be.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [{ token: [] }, { session: [] }],
    paths: writePaths(routes),
    webhooks: writeWebhooks(),
    components: {
      schemas: writeComponents(),
      responses: writeProblems(),
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "An API token of one workspace and one role." },
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
      },
    },
  };
}

function writePaths(routes: readonly RouteSpec[]): Json {
  const paths = new Map<string, Json>();
  for (const route of routes) {
    const before = paths.get(route.path) ?? {};
    paths.set(route.path, { ...before, [route.method.toLowerCase()]: writeOperation(route) });
  }
  return Object.fromEntries(paths);
}

function writeOperation(route: RouteSpec): Json {
  const parameters = [...pathParameters(route), ...queryParameters(route)];
  return {
    operationId: route.name,
    summary: route.summary,
    ...(route.access === "anyone" ? { security: [{}] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body === undefined ? {} : { requestBody: writeBody(route) }),
    responses: {
      [route.status]: { description: "Done", ...answerContent(route) },
      ...(route.answerLater === undefined ? {} : { 202: writeLater(route.answerLater) }),
      ...Object.fromEntries(
        problemStatuses(route).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
      ),
      ...(route.answerWhenAway === undefined ? {} : { 503: writeAway(route.answerWhenAway) }),
      default: writeProblem("What went wrong (RFC 9457)"),
    },
  };
}

/** What the desk's webhooks are sent, by type. */
function writeWebhooks(): Json {
  const { claimSettled, edition } = webhookMessages;
  return Object.fromEntries(
    WEBHOOK_EVENTS.map((type) => [
      type,
      { post: writeMessage(type, type === "claim.settled" ? claimSettled : edition) },
    ]),
  );
}

const writeMessage = (type: WebhookEvent, schema: z.ZodType): Json => ({
  summary: WEBHOOK_MEANINGS[type],
  description:
    "Signed as Standard Webhooks has it: `webhook-id`, `webhook-timestamp`, `webhook-signature`. Any 2xx within 15 seconds takes it; 410 switches the webhook off; anything else is tried again for a day.",
  requestBody: { required: true, content: { "application/json": { schema: schemaOf(schema) } } },
  responses: { 204: { description: "Taken" }, 410: { description: "Wants no more messages" } },
});

const WEBHOOK_MEANINGS: Readonly<Record<WebhookEvent, string>> = {
  "claim.settled": "A claim was settled",
  "report.published": "An edition was published: the first, an update or a clarification",
  "report.corrected": "A correction was published",
  "report.withdrawn": "An edition was withdrawn",
};

const writeLater = (schema: z.ZodType): Json => ({
  description: "Takes longer, and was asked for with `Prefer: respond-async`: `Location` is the job",
  content: { "application/json": { schema: schemaOf(schema) } },
});

const writeAway = (schema: z.ZodType): Json => ({
  description: PROBLEM_MEANINGS[503],
  content: { "application/json": { schema: schemaOf(schema) } },
});

function writeProblem(description: string): Json {
  return { description, content: { "application/problem+json": { schema: schemaOf(problemSchema) } } };
}

function writeProblems(): Json {
  const meanings = Object.entries(PROBLEM_MEANINGS);
  return Object.fromEntries(meanings.map(([status, meaning]) => [`Problem${status}`, writeProblem(meaning)]));
}

function writeBody({ body, form, raw = [] }: RouteSpec): Json {
  return {
    required: true,
    content: {
      ...(body === undefined ? {} : { "application/json": { schema: schemaOf(body) } }),
      ...(form === undefined ? {} : { "multipart/form-data": { schema: schemaOf(form) } }),
      ...Object.fromEntries(raw.map((type) => [type, { schema: { type: "string" } }])),
    },
  };
}

function answerContent({ answer, otherAnswers = {} }: RouteSpec): Json {
  const others = Object.entries(otherAnswers).map(([type, description]) => [
    type,
    { schema: { type: "string", description } },
  ]);
  const content = {
    ...Object.fromEntries(others),
    ...(answer === undefined ? {} : { "application/json": { schema: schemaOf(answer) } }),
  };
  return Object.keys(content).length > 0 ? { content } : {};
}

function pathParameters({ path }: RouteSpec): readonly Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters({ query }: RouteSpec): readonly Json[] {
  if (!(query instanceof z.ZodObject)) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, SETTINGS);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

const SETTINGS = { io: "input", unrepresentable: "any" } as const;

const reference = (id: string): string => `#/components/schemas/${id}`;

/** A named schema by reference, any other in place. */
function schemaOf(schema: z.ZodType): Json {
  const name = wireSchemas.get(schema)?.id;
  if (name !== undefined) return { $ref: reference(name) };
  const { $schema: _dialect, ...inPlace } = z.toJSONSchema(schema, SETTINGS);
  return inPlace;
}

function writeComponents(): Json {
  const { schemas } = z.toJSONSchema(wireSchemas, { ...SETTINGS, uri: reference });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [name, schema]),
  );
}

/** The problems that an operation can answer with, as it follows from who may ask and what is read, in order. */
export function problemStatuses(spec: RouteSpec): readonly ProblemStatus[] {
  const { access, body, method, path, permission, mayAnswer = [] } = spec;
  const isChange = method !== "GET";
  const found: readonly (readonly [ProblemStatus, boolean])[] = [
    [400, body !== undefined],
    [401, access !== "anyone"],
    // A change can come from a page of another site; what is a person's own, a token has not.
    [403, isChange || permission !== undefined || access === "caller"],
    [404, path.includes("{")],
    [413, body !== undefined],
    [415, body !== undefined],
    // Unknown fields of a query are refused where none are known too.
    [422, true],
    [503, true],
  ];
  const own = found.flatMap(([status, isPossible]) => (isPossible ? [status] : []));
  return [...new Set([...own, ...mayAnswer])].sort((a, b) => a - b);
}

/** What a problem of each status means, wherever it comes. */
const PROBLEM_MEANINGS: Readonly<Record<ProblemStatus, string>> = {
  400: "What was sent cannot be read: broken JSON, no UTF-8, a broken form",
  401: "Nobody is signed in, or the token is not valid",
  403: "The role does not allow it, or another site's page asked with somebody's cookie",
  404: "There is nothing here, or it is not the caller's to see: the body is the same",
  405: "The address does not take this method; `Allow` names those that it takes",
  409: "The thing changed since it was seen (`current` has its present state), or a new id is in use already",
  413: "Larger than the limit, which is named",
  415: "A media type that is not taken here",
  422: "Readable, and not valid: `errors` names each field",
  429: "Too many attempts; `Retry-After` says for how many seconds to wait",
  503: "The database is away. Nothing was half done; ask again after `Retry-After` seconds",
};
