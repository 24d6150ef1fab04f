import type { FieldError } from "./failure";

/** The body of every error (RFC 9457). `type` is stable: programs compare it; people read `detail`. */
export type Problem = {
  readonly type: `/problems/${string}`;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly current?: unknown;
};
