import { z } from "zod";
import {
  type ArticleAccess,
  openArticlesOf,
  openWorkspaceAsActor,
  type WorkspaceAccess,
} from "../../database/access";
import { forgetArrival } from "../../database/articles/arrivals";
import { readArticle } from "../../database/articles/articles";
import { branded } from "../../database/branded";
import { defineJobKind } from "../../database/jobs/job-kind";
import { nameUuid } from "../../database/uuid";
import type { Failure } from "../../domain/failure";
import type { ArticleId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { canonicalJson } from "../../ledger/chain/canonical-json";
import { logFault } from "../answers/log-fault";
import { describeProblem, type HttpFailure } from "../answers/problem";
import { addSubmission, type TakenComments, takeComments } from "../articles/add-submission";
import { readArrivedArticle } from "../articles/new-article";
import { arrivedArticleSchema, importedSchema } from "../schemas/intake-schema";

type Item = z.output<typeof arrivedArticleSchema>;
type Outcome = z.output<typeof importedSchema>;

/**
 * Makes articles of links and of what came in, one after the other. Each has an id that is told from the import and its
 * place in it, and from what it is made of: what was added before somebody stopped in the middle is found, and not added again.
 */
export const importJob = defineJobKind({
  name: "import",
  on: "desk",
  input: z.strictObject({ importId: z.string(), items: z.array(arrivedArticleSchema) }),
  steps: ({ items }) => items.length,
  run: async ({ actor, input: { importId, items }, signal, tell }, workspaceId) => {
    const outcomes: Outcome[] = [];
    for (const [at, item] of items.entries()) {
      const names = [workspaceId, actor, importId, String(at), canonicalJson(item)];
      const { id } = branded.article({ id: nameUuid("import", ...names) });
      // Whoever asked may have left the desk meanwhile.
      const access = await openWorkspaceAsActor(actor, workspaceId);
      if (!access.ok) return access;
      const brought = await bringIn(access.value, item, id, signal).catch((error: unknown) => {
        if (signal.aborted) throw error;
        logFault(`import, item ${at}`, error);
        return ok({ problem: BROKEN });
      });
      if (!brought.ok) return brought;
      outcomes.push(brought.value);
      await tell(at + 1, { items: outcomes });
    }
    return ok({ result: { items: outcomes } });
  },
});

/** What became of each item so far, in their order. */
export function readImported(result: unknown): readonly Outcome[] | null {
  return z.object({ items: z.array(importedSchema) }).safeParse(result).data?.items ?? null;
}

const BROKEN = "Something broke on our side while this was read. The others went on.";

/** What cannot be read or is there already is an outcome; what concerns all of them ends the work. */
async function bringIn(
  access: WorkspaceAccess,
  item: Item,
  id: ArticleId,
  signal: AbortSignal,
): Promise<Result<Outcome, Failure>> {
  const [there] = await openArticlesOf(access, [id]);
  if (there !== undefined)
    return ok({ articleId: id, title: there.title, ...(await takeRest(there.access, item)) });
  const read = await readArrivedArticle(access, item, signal);
  if (!read.ok) return refuse(read.failure);
  const added = await addSubmission(access, read.value, id);
  if (!added.ok) return refuse(added.failure);
  if (item.arrivalId !== undefined) await forgetArrival(access, item.arrivalId);
  const { article, comments } = added.value;
  return ok({ articleId: id, title: article.title, ...toldLeft(comments) });
}

/** Takes the comments of an article that was added before somebody stopped; those that are there already stay as they are. */
async function takeRest(access: ArticleAccess, item: Item): Promise<Pick<Outcome, "commentsLeft">> {
  if (item.comments === undefined || item.comments === "leave") return {};
  const [read, article] = await Promise.all([
    readArrivedArticle(access, { ...item, allowDuplicate: true }),
    readArticle(access),
  ]);
  if (!read.ok || !article.ok) return {};
  return toldLeft(await takeComments(access, article.value, read.value));
}

function toldLeft(comments: TakenComments | undefined): Pick<Outcome, "commentsLeft"> {
  const reasons = [comments?.problem, ...(comments?.refused ?? []).map(({ reason }) => reason)];
  const commentsLeft = reasons.filter((reason) => reason !== undefined).join(" ");
  return commentsLeft === "" ? {} : { commentsLeft };
}

function refuse(failure: HttpFailure): Result<Outcome, Failure> {
  if (failure.kind === "unavailable" || failure.kind === "forbidden") return fail(failure);
  const existing = failure.kind === "duplicate" ? idOf.safeParse(failure.current).data?.id : undefined;
  const problem = "errors" in failure ? failure.errors.map(({ message }) => message).join(" ") : null;
  return ok({
    problem: problem ?? describeProblem(failure).detail,
    ...(existing === undefined ? {} : { existingId: existing }),
  });
}

const idOf = z.looseObject({ id: z.string() });
