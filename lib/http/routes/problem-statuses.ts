import type { ProblemStatus, RouteSpec } from "./route-spec";

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
export const PROBLEM_MEANINGS: Readonly<Record<ProblemStatus, string>> = {
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
