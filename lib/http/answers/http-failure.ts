import type { Failure, FieldError } from "../../domain/failure";

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
