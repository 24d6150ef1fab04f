/** One complaint about one field. `path` is dotted, as in `anchor.ranges.0.start`; empty for the whole body. */
export type FieldError = { readonly path: string; readonly message: string };

/**
 * Everything that goes wrong in normal use, in one closed union. lib/http/answers/problem.ts turns each kind into an
 * RFC 9457 answer. "Absent" and "not yours to know" are the same kind: `not-found`.
 */
export type Failure =
  | { readonly kind: "unauthenticated" }
  | { readonly kind: "forbidden"; readonly detail: string }
  | { readonly kind: "not-found" }
  | { readonly kind: "malformed"; readonly detail: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "too-large"; readonly detail: string }
  /** The thing moved on since the person saw it; `current` is its present state. */
  | { readonly kind: "stale"; readonly detail: string; readonly current: unknown }
  /** The desk has this already; `current` is the article that it has. */
  | { readonly kind: "duplicate"; readonly detail: string; readonly current: unknown }
  /** An id made by the client is already in use for another thing. */
  | { readonly kind: "id-taken"; readonly errors: readonly FieldError[] }
  | { readonly kind: "too-many-attempts"; readonly detail: string; readonly retryAfterSeconds: number }
  | { readonly kind: "unavailable"; readonly detail: string };

/** A failure that names a single field. */
export const invalid = (path: string, message: string): Failure => ({
  kind: "invalid",
  errors: [{ path, message }],
});

/** An archived article takes no change. */
export const ARCHIVED: Failure = invalid(
  "",
  "This article is archived: it can be read and exported, not changed. Bring it back first.",
);
