import {
  type ArticleAccess,
  type Caller,
  type Opened,
  openArticleWith,
  openWorkspace,
  permit,
  type WorkspaceAccess,
} from "../../database/access";
import { assertNever } from "../../domain/assert-never";
import type { Failure } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { isSameOrigin } from "../requests/addresses";
import type { RouteSpec } from "../routes/route-spec";
import { findCaller, readCredential } from "../sign-in/caller";

export type Entered = { readonly caller: Caller | null; readonly access?: WorkspaceAccess | ArticleAccess };

/** The gate of every route, in this order: who asks (401), is it theirs to see (404), may their role (403). */
export async function enter(
  spec: Pick<RouteSpec, "access" | "method" | "permission">,
  request: Request,
  param: (name: string) => string,
): Promise<Result<Entered, Failure>> {
  const entered = await admit(spec, request, param);
  if (!entered.ok) return entered;
  const { access } = entered.value;
  if (spec.permission !== undefined && access !== undefined) {
    const permitted = permit(access, spec.permission);
    if (!permitted.ok) return permitted;
  }
  if (isForged(spec, request))
    return fail({ kind: "forbidden", detail: "This came from a page of another site, so it was not done." });
  return entered;
}

async function admit(
  spec: Pick<RouteSpec, "access">,
  request: Request,
  param: (name: string) => string,
): Promise<Result<Entered, Failure>> {
  if (spec.access === "article") return enterArticle(request, param("id"));
  const found = await findCaller(request);
  if (spec.access === "anyone" && !found.ok && found.failure.kind === "unauthenticated")
    return ok({ caller: null });
  if (!found.ok) return found;
  const caller = found.value;
  switch (spec.access) {
    case "anyone":
    case "caller":
      return ok({ caller });
    case "workspace":
      if (!isName(param("slug"))) return fail({ kind: "not-found" });
      return withAccess(caller, await openWorkspace(caller, param("slug")));
    default:
      return assertNever(spec.access);
  }
}

/** Who asks, and the article opened for them. */
export async function enterArticle(request: Request, articleId: string): Promise<Result<Opened, Failure>> {
  const credential = await readCredential(request);
  return credential.ok ? openArticleWith(credential.value, articleId) : credential;
}

function withAccess(caller: Caller, opened: Result<WorkspaceAccess, Failure>): Result<Entered, Failure> {
  return opened.ok ? ok({ caller, access: opened.value }) : opened;
}

/** A browser adds cookies to requests that other sites start; it never adds a token. */
function isForged(spec: Pick<RouteSpec, "method">, request: Request): boolean {
  if (spec.method === "GET" || request.headers.has("authorization")) return false;
  return !isSameOrigin(request);
}

/** Text with U+0000 or half a character names nothing, and Postgres would not take the question. */
function isName(text: string): boolean {
  return text.isWellFormed() && !text.includes("\u0000");
}
