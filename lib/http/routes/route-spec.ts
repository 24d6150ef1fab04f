import type { z } from "zod";
import type { Permission } from "../../domain/permission";

/** Who must be asking: anyone at all, anyone known, a member of the workspace or of the article's workspace. */
export type Access = "anyone" | "caller" | "workspace" | "article";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** In bytes, for what a body may have. */
export const MIB = 1_048_576;

/** The statuses that a problem can have. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 503;

/**
 * One operation of the API. The same value drives what is checked and what the OpenAPI document says, so that
 * neither can drift from the other.
 */
export type RouteSpec<
  Who extends Access = Access,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Verb extends Method = Method,
  Path extends string = string,
> = {
  readonly method: Verb;
  /** An OpenAPI path template, as in `/api/v1/articles/{id}`. */
  readonly path: Path;
  /** The operation's id in the OpenAPI document. */
  readonly name: string;
  readonly summary: string;
  readonly access: Who;
  /** What the caller's role must allow. Absent: reading. */
  readonly permission?: Permission;
  readonly query?: Query;
  /** The JSON body. */
  readonly body?: Body;
  /** The form that is taken as well as JSON, for the OpenAPI document; the handler reads such bodies itself. */
  readonly form?: z.ZodType;
  /** Media types that are taken as well as JSON, each as it is; the handler reads such bodies itself. */
  readonly raw?: readonly string[];
  /** Bytes that the body may have on the wire. */
  readonly bodyLimit?: number;
  readonly status: 200 | 201 | 204;
  /** Statuses of problems beside those that follow from the rest of the spec. */
  readonly mayAnswer?: readonly ProblemStatus[];
  readonly answer?: Answer;
  /** What 503 says here instead of a problem. */
  readonly answerWhenAway?: z.ZodType;
  /** What 202 says instead, where the work goes on as a job. */
  readonly answerLater?: z.ZodType;
  /** Answers that are not JSON, by media type. */
  readonly otherAnswers?: Readonly<Record<string, string>>;
};

/** Writes a route down, keeping its exact types. */
export function defineRoute<
  const Who extends Access,
  Query extends z.ZodType = z.ZodType<Record<string, never>>,
  Body extends z.ZodType = z.ZodType<undefined>,
  Answer extends z.ZodType = z.ZodType<undefined>,
  const Verb extends Method = Method,
  const Path extends string = string,
>(spec: RouteSpec<Who, Query, Body, Answer, Verb, Path>): RouteSpec<Who, Query, Body, Answer, Verb, Path> {
  return spec;
}
