import { assertNever } from "../../domain/assert-never";
import type { Failure, FieldError } from "../../domain/failure";
import type { Problem } from "../../domain/problem";
import { apiHeaders } from "./headers";

/** Turns a failure into the answer that a client gets. */
export function problemResponse(failure: HttpFailure): Response {
  const problem = describeProblem(failure);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...apiHeaders, ...problemHeaders(failure), "Content-Type": "application/problem+json" },
  });
}

/** The one table from failures to HTTP. */
export function describeProblem(failure: HttpFailure): Problem {
  const problem = (status: number, title: string, detail: string): Problem => ({
    type: `/problems/${failure.kind}`,
    title,
    status,
    detail,
  });
  switch (failure.kind) {
    case "unauthenticated":
      return problem(401, "Not signed in", "Sign in, or send a valid API token as Authorization: Bearer.");
    case "forbidden":
      return problem(403, "Not allowed", failure.detail);
    case "not-found":
      return problem(404, "Not found", "There is nothing here, or it is not yours to see.");
    case "malformed":
      return problem(400, "Not readable", failure.detail);
    case "invalid":
      return { ...problem(422, "Not valid", summarise(failure.errors)), errors: failure.errors };
    case "too-large":
      return problem(413, "Too large", failure.detail);
    case "stale":
      return { ...problem(409, "Changed meanwhile", failure.detail), current: failure.current };
    case "duplicate":
      return { ...problem(409, "Already there", failure.detail), current: failure.current };
    case "id-taken":
      return { ...problem(409, "Id already in use", summarise(failure.errors)), errors: failure.errors };
    case "too-many-attempts":
      return problem(429, "Too many attempts", failure.detail);
    case "unavailable":
      return problem(503, "Not available now", failure.detail);
    case "method-not-allowed":
      return problem(405, "Method not allowed", `This address takes ${failure.allow}.`);
    case "unsupported-media-type": {
      const described = problem(415, "Unsupported media type", failure.detail);
      return failure.errors === undefined ? described : { ...described, errors: failure.errors };
    }
    case "internal":
      return problem(500, "Our mistake", "Something broke on our side. Nothing was changed by this request.");
    default:
      return assertNever(failure);
  }
}

function problemHeaders(failure: HttpFailure): Record<string, string> {
  switch (failure.kind) {
    case "unauthenticated":
      return { "WWW-Authenticate": 'Bearer realm="assay"' };
    case "too-many-attempts":
      return { "Retry-After": String(failure.retryAfterSeconds) };
    // What is left of the body stands in the connection's way.
    case "too-large":
      return { Connection: "close" };
    case "unavailable":
      return { "Retry-After": "5" };
    case "method-not-allowed":
      return { Allow: failure.allow };
    default:
      return {};
  }
}

function summarise(errors: readonly FieldError[]): string {
  return errors.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join(" ");
}

/** What can go wrong at the door itself, beside every failure of the rooms behind it. */
export type HttpFailure =
  | Failure
  | { readonly kind: "method-not-allowed"; readonly allow: string }
  | {
      readonly kind: "unsupported-media-type";
      readonly detail: string;
      readonly errors?: readonly FieldError[];
    }
  /** A promise of ours is broken. What exactly stays in the log. */
  | { readonly kind: "internal" };
