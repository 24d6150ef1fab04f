import type { Failure } from "../../domain/failure";

/** What an API token hears where a person's own things are asked for. */
export const onlyPeople: Failure = {
  kind: "forbidden",
  detail: "An API token has no profile and no sessions. An owner can revoke it in the settings.",
};
