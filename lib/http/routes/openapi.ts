import { z } from "zod";
import { version } from "../../../package.json";
import { problemSchema } from "../schemas/problem-schema";
import { wireSchemas } from "../schemas/wire-schema";
import { API } from "./api-routes";
import { PROBLEM_MEANINGS, problemStatuses } from "./problem-statuses";
import type { RouteSpec } from "./route-spec";

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

function writeBody({ body, form }: RouteSpec): Json {
  return {
    required: true,
    content: {
      ...(body === undefined ? {} : { "application/json": { schema: schemaOf(body) } }),
      ...(form === undefined ? {} : { "multipart/form-data": { schema: schemaOf(form) } }),
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
