import { type ArticleAccess, openArticlesOf, type WorkspaceAccess } from "../../database/access";
import { type ArticleRecord, addArticle } from "../../database/articles/articles";
import { commitCommands } from "../../database/ledger/commit-command";
import { readReview } from "../../database/ledger/read-review";
import type { Failure } from "../../domain/failure";
import type { ArticleId } from "../../domain/ids";
import { ok, type Result } from "../../domain/result";
import type { ReadComment } from "../../intake/reading";
import { describeProblem } from "../answers/problem";
import type { Submission } from "./new-article";
import { type CommentChoice, type CommentPlan, planComments } from "./plan-comments";

/** What became of the comments that came with an article. */
export type TakenComments = {
  /** How many comments were taken, and how many addresses in them as evidence. */
  readonly taken: number;
  readonly evidence: number;
  readonly refused: { readonly quote: string; readonly reason: string }[];
  /** Why no more of them were taken. */
  readonly problem?: string;
};

type Added = { readonly article: ArticleRecord; readonly comments: TakenComments | undefined };

/** Adds an article and takes its comments. The article stays where the comments cannot be taken, and that is said. */
export async function addSubmission(
  access: WorkspaceAccess,
  submission: Submission,
  id?: ArticleId,
): Promise<Result<Added, Failure>> {
  const added = await addArticle(access, { ...submission.article, ...(id && { id }) });
  if (!added.ok) return added;
  return ok({ article: added.value, comments: await takeComments(access, added.value, submission) });
}

/** Takes comments into the review of an article that has been added; a second time nothing is added. */
export async function takeComments(
  access: WorkspaceAccess,
  { id: articleId, revision }: Pick<ArticleRecord, "id" | "revision">,
  { comments, choice }: { readonly comments: readonly ReadComment[]; readonly choice: CommentChoice },
): Promise<TakenComments | undefined> {
  if (choice === "leave") return undefined;
  const plan = planComments({ articleId, revision, choice }, comments);
  const [opened] = await openArticlesOf(access, [articleId]);
  if (opened === undefined) throw new Error("An article that was added is its desk's.");
  const review = await readReview(opened.access);
  const nothing = { taken: 0, evidence: 0, refused: [...plan.refused] };
  if (!review.ok) return { ...nothing, problem: reasonOf(review.failure) };
  const there = new Set<string>(review.value.state.claims.keys());
  const groups = plan.groups.map((group) => (there.has(group.claimId) ? { ...group, commands: [] } : group));
  return commitAll(opened.access, { ...plan, groups });
}

/** How many commands are appended at once. */
const AT_ONCE = 900;

async function commitAll(access: ArticleAccess, { groups, refused }: CommentPlan): Promise<TakenComments> {
  let taken = 0;
  let evidence = 0;
  for (const part of partsOf(groups)) {
    const commands = part.flatMap((group) => group.commands);
    const done = commands.length === 0 ? ok(null) : await commitCommands(access, commands);
    if (!done.ok) return { taken, evidence, refused: [...refused], problem: reasonOf(done.failure) };
    for (const group of part) {
      taken += group.comments;
      evidence += group.evidence;
    }
  }
  return { taken, evidence, refused: [...refused] };
}

function partsOf(groups: CommentPlan["groups"]): readonly CommentPlan["groups"][] {
  const parts: CommentPlan["groups"][number][][] = [[]];
  let size = 0;
  for (const group of groups) {
    size += group.commands.length;
    if (size > AT_ONCE) {
      parts.push([]);
      size = group.commands.length;
    }
    parts.at(-1)?.push(group);
  }
  return parts;
}

function reasonOf(failure: Failure): string {
  const errors = "errors" in failure ? failure.errors.map(({ message }) => message) : [];
  return errors[0] ?? describeProblem(failure).detail;
}
