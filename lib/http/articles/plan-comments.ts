import type { z } from "zod";
import { nameUuid } from "../../database/uuid";
import { anchorQuote } from "../../domain/anchor";
import type { ArticleId } from "../../domain/ids";
import type { ReadComment } from "../../intake/reading";
import { type Command, commandsSchema } from "../../ledger/shapes/command";
import { isWebAddress } from "../../ledger/shapes/field";
import { anchorFromOffsets } from "../../text/anchor-from-offsets";
import type { commentsField } from "../schemas/article-schema";

/** What becomes of a document's comments. */
export type CommentChoice = NonNullable<z.output<typeof commentsField>>;

/** What is to be made of comments: a list of commands for each stretch of words, and what cannot be made. */
export type CommentPlan = {
  readonly groups: readonly {
    readonly claimId: string;
    readonly commands: readonly Command[];
    readonly comments: number;
    readonly evidence: number;
  }[];
  readonly refused: readonly { readonly quote: string; readonly reason: string }[];
};

type Ground = {
  readonly articleId: ArticleId;
  readonly revision: Parameters<typeof anchorFromOffsets>[0];
  readonly choice: CommentChoice;
};

/**
 * Plans a claim on the words of each comment, with what was said there as its discussion. Comments on the same words are
 * one thread, as Word keeps a comment and its answers. Every id follows from the article and the comment's place in the
 * document, so that nothing comes twice.
 */
export function planComments(ground: Ground, comments: readonly ReadComment[]): CommentPlan {
  if (ground.choice === "leave") return { groups: [], refused: [] };
  const groups: CommentPlan["groups"][number][] = [];
  const refused: CommentPlan["refused"][number][] = [];
  for (const thread of threadsOf(comments)) {
    const quote = ground.revision.text.slice(thread[0].range.start, thread[0].range.end);
    const anchor = anchorFromOffsets(ground.revision, [thread[0].range]);
    if (!anchor.ok) {
      refused.push({ quote, reason: "Its words cannot be marked." });
      continue;
    }
    const { claimId, commands, evidence } = commandsOf(ground, thread, anchor.value);
    const checked = commandsSchema.safeParse(commands);
    if (checked.success)
      groups.push({ claimId, commands: [checked.data].flat(), comments: thread.length, evidence });
    else
      refused.push({
        quote: anchorQuote(anchor.value),
        reason: checked.error.issues[0]?.message ?? "It cannot be kept.",
      });
  }
  return { groups, refused };
}

type Said = ReadComment & { readonly key: string };
type Thread = readonly [Said, ...Said[]];

function threadsOf(comments: readonly ReadComment[]): readonly Thread[] {
  const threads = new Map<string, [Said, ...Said[]]>();
  for (const [at, comment] of comments.entries()) {
    const said = { ...comment, key: String(at) };
    const words = `${comment.range.start}-${comment.range.end}`;
    const thread = threads.get(words);
    if (thread === undefined) threads.set(words, [said]);
    else thread.push(said);
  }
  return [...threads.values()];
}

function commandsOf(
  { articleId, choice }: Ground,
  thread: Thread,
  {
    revisionId,
    ranges,
  }: { readonly revisionId: string; readonly ranges: readonly { start: number; end: number }[] },
) {
  const [first, ...answers] = thread;
  const idOf = ({ key }: Said, of: string): string => nameUuid(articleId, "docx", key, of);
  const claimId = idOf(first, "claim");
  const commentId = idOf(first, "comment");
  const say = (said: Said) => ({
    type: "comment",
    claimId,
    commentId: idOf(said, "comment"),
    body: said.body,
    origin: { tool: "Word", author: said.author, at: said.at },
  });
  const addresses = choice === "discussion-and-evidence" ? addressesIn(thread) : [];
  const commands = [
    {
      type: "highlight-claim",
      claimId,
      anchor: { revisionId, ranges: ranges.map(({ start, end }) => ({ start, end })) },
    },
    say(first),
    ...answers.map((answer) => ({ ...say(answer), replyTo: commentId })),
    ...(first.isResolved ? [{ type: "resolve-thread", claimId, commentId }] : []),
    ...addresses.map((url, at) => ({
      type: "add-evidence",
      claimId,
      evidenceId: idOf(first, `evidence ${at}`),
      url,
      stance: "context",
    })),
  ];
  return {
    claimId,
    commands: commands.map((command, at) => ({ commandId: idOf(first, `command ${at}`), ...command })),
    evidence: addresses.length,
  };
}

/** How many sources `planComments` makes of the addresses in comments. */
export const countAddresses = (comments: readonly ReadComment[]): number =>
  threadsOf(comments).reduce((sum, thread) => sum + addressesIn(thread).length, 0);

/** The web addresses in what comments say, each once, without the punctuation of the sentence around them. */
function addressesIn(comments: readonly Pick<ReadComment, "body">[]): readonly string[] {
  const found = comments.flatMap(({ body }) => body.match(/https?:\/\/[^\s<>"'“”«»]+/gi) ?? []);
  return [...new Set(found.map(trimmed))].filter(isWebAddress);
}

function trimmed(address: string): string {
  const bare = address.replace(/[.,;:!?*_…]+$/, "");
  const isOdd = bare.endsWith(")") && bare.split(")").length > bare.split("(").length;
  return isOdd || bare.endsWith("]") ? trimmed(bare.slice(0, -1)) : bare;
}
