import { type Failure, invalid } from "../../domain/failure";
import type { ActorId, ArticleId, CommandId, RevisionId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { showStale } from "../../ledger/readers/reader-view";
import type { Command } from "../../ledger/shapes/command";
import type { LedgerHead } from "../../ledger/shapes/ledger-entry";
import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import type { ArticleAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { attempt } from "../unavailable";
import { digestOf, takenError } from "./carried-out";
import { type Committed, enqueue } from "./commit-queue";
import { loadReview, loadReviewFrom } from "./load-review";
import type { SentCommands } from "./plan-append";
import { viewFor } from "./read-review";
import { refuseMixed } from "./redact-entries";
import { makesText } from "./reword-text";

/** What was written: the entries as the caller sees them, and the head right after them. */
export type Shown = { readonly events: readonly ShownEntry[]; readonly head: LedgerHead };

/**
 * Carries out commands of one actor on one article, all or none. The same command sent again has no second effect
 * and gets the same answer; its id for another command is refused. Answers success only when it is committed.
 * In a list of several, the paths of a failure begin with the command's place: "2.rating".
 */
export async function commitCommands(
  access: ArticleAccess,
  commands: readonly Command[],
  clock: Clock = wallClock,
): Promise<Result<Shown, Failure>> {
  const once = withoutRepeats(access.actor, commands);
  if (!once.ok) return once;
  const refusal = secondText(once.value.commands) ?? refuseMixed(once.value.commands);
  if (refusal !== null) return fail(refusal);
  return attempt(async () => {
    const sent: SentCommands = {
      actor: access.actor,
      role: access.role,
      scale: access.scale,
      settings: access.settings,
      memberIds: await assignable(access, commands),
      earlierTexts: await earlierTexts(access.articleId, commands),
      receivedAt: clock(),
      ...once.value,
    };
    return show(access, await enqueue(access.articleId, sent));
  });
}

/** What the caller may see of an answer, also of one that refuses. */
async function show(
  access: ArticleAccess,
  answer: Result<Committed, Failure>,
): Promise<Result<Shown, Failure>> {
  if (answer.ok) {
    const { state } = await loadReviewFrom(access.articleId, answer.value.head.seq);
    const view = await viewFor(access, state);
    return ok({ ...answer.value, events: view.entries(answer.value.events) });
  }
  if (answer.failure.kind !== "stale") return answer;
  const { state } = await loadReview(access.articleId);
  return fail(showStale(answer.failure, await viewFor(access, state)));
}

type Once = Pick<SentCommands, "commands" | "digests">;

/** A command that stands twice in a list counts once; one id for two commands is refused. */
function withoutRepeats(actor: ActorId, commands: readonly Command[]): Result<Once, Failure> {
  const digests = new Map<CommandId, string>();
  const kept: Command[] = [];
  for (const [index, command] of commands.entries()) {
    const digest = digestOf(actor, command);
    const earlier = digests.get(command.commandId);
    if (earlier === undefined) kept.push(command);
    else if (earlier !== digest)
      return fail({ kind: "id-taken", errors: [takenError(`${index}.commandId`)] });
    digests.set(command.commandId, digest);
  }
  return ok({ commands: kept, digests });
}

/** Each new text is made from the one that is kept before it. */
function secondText(commands: readonly Command[]): Failure | null {
  const [first, second] = commands.flatMap((command, at) => (makesText([command]) ? [at] : []));
  if (first === undefined || second === undefined) return null;
  return invalid(`${second}.type`, "Accept one suggestion at a time: each makes a new text.");
}

/** Who a claim can be given to; asked only when a command gives one. */
async function assignable(
  access: ArticleAccess,
  commands: readonly Command[],
): Promise<ReadonlySet<ActorId>> {
  if (!commands.some((command) => command.type === "assign-claim")) return new Set();
  const members = await database().membership.findMany({
    where: { workspaceId: access.workspaceId },
    select: { userId: true },
  });
  return new Set(members.map((member) => branded.other(member).userId));
}

/** The texts of the article's revisions that commands put claims back on; read only when a command does. */
export async function earlierTexts(
  articleId: ArticleId,
  commands: readonly Command[],
): Promise<ReadonlyMap<RevisionId, string>> {
  const ids = commands.flatMap((command) =>
    command.type === "unplace-claim" ? [command.anchor.revisionId] : [],
  );
  if (ids.length === 0) return new Map();
  const rows = await database().revision.findMany({
    where: { articleId, id: { in: ids } },
    select: { id: true, text: true },
  });
  return new Map(rows.map(branded.revision).map(({ id, text }) => [id, text]));
}
