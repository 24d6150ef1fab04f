import type { Problem } from "../domain/problem";

/** What the API answered; `offline` when no answer came at all. */
export type ApiAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly kind: string; readonly detail: string; readonly errors: FieldErrors };

/** Complaints by field path, as they stand beside the fields. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Asks the HTTP API of this installation as the person signed in. Never throws: no answer is an answer too. */
export async function callApi(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
): Promise<ApiAnswer> {
  try {
    const response = await fetch(path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
    const value: unknown = response.status === 204 ? null : await response.json();
    return response.ok ? { ok: true, value } : refusal(value);
  } catch {
    return { ok: false, kind: "offline", detail: OFFLINE, errors: {} };
  }
}

const OFFLINE = "The server cannot be reached. Nothing was changed; what you typed is still here. Try again.";

function refusal(value: unknown): ApiAnswer {
  if (!isProblem(value))
    return { ok: false, kind: "internal", detail: "Something broke. Try again.", errors: {} };
  return {
    ok: false,
    kind: value.type.replace("/problems/", ""),
    detail: value.detail,
    errors: fieldErrors(value.errors ?? []),
  };
}

/** The first complaint of each path. */
function fieldErrors(errors: NonNullable<Problem["errors"]>): FieldErrors {
  return Object.fromEntries([...errors].reverse().map(({ path, message }) => [path, message]));
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "type" in value && "detail" in value;
}
