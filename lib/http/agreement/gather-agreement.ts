import type { ArticleAccess, WorkspaceAccess } from "../../database/access";
import {
  type JudgedClaims,
  readJudgedArticle,
  readJudgedWorkspace,
} from "../../database/lists/read-agreement";
import { actorNames } from "../../database/people/names";
import { measureAgreement } from "../../domain/agreement/measure-agreement";
import { seededRandom } from "../../domain/agreement/seeded-random";
import type { Failure } from "../../domain/failure";
import { ok, type Result } from "../../domain/result";
import { apiHeaders, attachment } from "../answers/headers";
import { agreementCsv } from "./agreement-csv";
import { type PresentedAgreement, presentAgreement } from "./present-agreement";

/** The same claims always give the same intervals: resampling begins from here. */
const SEED = 20_261_122;

/** How far reviewers agree on one article, as far as the caller may see. */
export async function gatherArticleAgreement(
  access: ArticleAccess,
): Promise<Result<PresentedAgreement, Failure>> {
  return measured(access, await readJudgedArticle(access));
}

/** The same over the whole workspace. */
export async function gatherWorkspaceAgreement(
  access: WorkspaceAccess,
): Promise<Result<PresentedAgreement, Failure>> {
  return measured(access, await readJudgedWorkspace(access));
}

/** The answer in the format asked for: a value to be sent as JSON, or a file. */
export function answerAgreement(
  agreement: Result<PresentedAgreement, Failure>,
  format: "json" | "csv" | undefined,
  access: WorkspaceAccess,
): Result<PresentedAgreement, Failure> | Response {
  if (!agreement.ok || format !== "csv") return agreement;
  return new Response(agreementCsv(agreement.value, access.scale), {
    headers: {
      ...apiHeaders,
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": attachment(`agreement-${access.slug}.csv`),
    },
  });
}

async function measured(
  access: WorkspaceAccess | ArticleAccess,
  claims: Result<JudgedClaims, Failure>,
): Promise<Result<PresentedAgreement, Failure>> {
  if (!claims.ok) return claims;
  const names = await actorNames(access);
  if (!names.ok) return names;
  const agreement = measureAgreement(
    claims.value.all,
    access.scale,
    () => seededRandom(SEED),
    claims.value.named,
  );
  return ok(presentAgreement(agreement, names.value));
}
