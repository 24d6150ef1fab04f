import { ARCHIVED, type Failure } from "../../domain/failure";
import type { ArticleId, CommandId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { LedgerEntry, LedgerHead } from "../../ledger/shapes/ledger-entry";
import { branded } from "../branded";
import { isConnectionLoss, isUniqueViolation, UNAVAILABLE } from "../unavailable";
import { type AppendOutcome, appendToLedger } from "./append-to-ledger";
import { findCarriedOut, readAnswer, type Span } from "./carried-out";
import { tellCommitted } from "./committed-entries";
import { loadReview } from "./load-review";
import { addToPending, beginPending, type Pending, type Ready, type SentCommands } from "./plan-append";
import { committedEntries, foldRedacted, redactions, redacts } from "./redact-entries";
import { cachedReview, cacheReview, forgetReview, type LoadedReview } from "./review-cache";
import { makesText, rewordTexts } from "./reword-text";

/** What was written: the entries, for no eyes in particular, and the head right after them. */
export type Committed = { readonly events: readonly LedgerEntry[]; readonly head: LedgerHead };

/**
 * Writers to one article wait for each other here, in the process, rather than in the database; those that wait
 * together share one append. Other processes are met by the head: whoever finds it moved decides again.
 */
export function enqueue(articleId: ArticleId, sent: SentCommands): Promise<Result<Committed, Failure>> {
  return new Promise((resolve, reject) => {
    const waiting = queues.get(articleId);
    const job: Job = { sent, done: new Map(), resolve, reject };
    if (waiting !== undefined) {
      waiting.push(job);
      return;
    }
    queues.set(articleId, [job]);
    void drain(articleId);
  });
}

type Job = {
  readonly sent: SentCommands;
  /** Commands found to be carried out before. */
  readonly done: Map<CommandId, Span>;
  readonly resolve: (answer: Result<Committed, Failure>) => void;
  readonly reject: (error: unknown) => void;
};

// Routes are bundled apart and, in development, loaded anew; all writers of a process still wait in one queue.
const keeper: typeof globalThis & { assayQueues?: Map<ArticleId, Job[]> } = globalThis;
keeper.assayQueues ??= new Map();
const queues = keeper.assayQueues;

const SHARED_COMMANDS = 200;
const MAX_TRIES = 60;

async function drain(articleId: ArticleId): Promise<void> {
  for (;;) {
    const waiting = queues.get(articleId) ?? [];
    if (waiting.length === 0) break;
    await settleAll(articleId, takeSome(waiting));
  }
  queues.delete(articleId);
}

/**
 * As many jobs as may share an append, in order; a command id that stands in two of them waits for the next, and what
 * makes a new text or removes what entries say has an append of its own: it is made from what is committed then.
 */
function takeSome(waiting: Job[]): readonly Job[] {
  const ids = new Set<CommandId>();
  let count = 0;
  for (const { sent } of waiting) {
    const size = ids.size + sent.commands.length;
    if (count > 0 && standsAlone(sent.commands)) break;
    if (count > 0 && (size > SHARED_COMMANDS || sent.commands.some((each) => ids.has(each.commandId)))) break;
    for (const command of sent.commands) ids.add(command.commandId);
    count += 1;
    if (standsAlone(sent.commands)) break;
  }
  return waiting.splice(0, count);
}

const standsAlone = (commands: SentCommands["commands"]): boolean => makesText(commands) || redacts(commands);

async function settleAll(articleId: ArticleId, jobs: readonly Job[]): Promise<void> {
  try {
    await commitJobs(articleId, jobs);
  } catch (error) {
    forgetReview(articleId);
    if (isConnectionLoss(error)) for (const job of jobs) job.resolve(fail(UNAVAILABLE));
    else if (jobs.length === 1) jobs[0]?.reject(error);
    else for (const job of jobs) await settleAll(articleId, [job]);
  }
}

async function commitJobs(articleId: ArticleId, jobs: readonly Job[]): Promise<void> {
  let review = cachedReview(articleId) ?? (await loadReview(articleId));
  let open = jobs;
  for (let tries = 0; open.length > 0; tries += 1) {
    if (tries >= MAX_TRIES)
      throw new Error(`Article ${articleId} moved on ${MAX_TRIES} times while appending.`);
    const asked = open.flatMap(({ sent }) => sent.commands);
    const texts = await rewordTexts(review, asked);
    const committed = await committedEntries(articleId, asked);
    const plan = planJobs(review, open, { rewordedTexts: texts, committed });
    const outcome = await write(review, plan.pending, texts);
    if (outcome === "done") {
      await Promise.all(plan.accepted.map((job) => answerAccepted(job, plan.pending, review)));
      open = await answerRefused(articleId, plan.refused);
    } else if (outcome === "archived") {
      const kept = plan.accepted.map((job) => ({ job, failure: ARCHIVED }));
      open = await answerRefused(articleId, [...plan.refused, ...kept]);
    } else if (outcome === "nothing") {
      // A refusal must hold for what is committed, not only for what is kept in memory.
      const now = await loadReview(articleId);
      open = await (now === review ? answerRefused(articleId, plan.refused) : answerDone(articleId, open));
    } else {
      if (outcome === "moved") await pause(tries);
      open = await answerDone(articleId, open);
    }
    if (open.length > 0) review = await loadReview(articleId);
  }
}

type Refused = { readonly job: Job; readonly failure: Failure };
type Texts = Awaited<ReturnType<typeof rewordTexts>>;
type Plan = {
  readonly pending: Pending;
  readonly accepted: readonly Job[];
  readonly refused: readonly Refused[];
};

function planJobs(review: LoadedReview, jobs: readonly Job[], ready: Ready): Plan {
  let pending = beginPending(review);
  const accepted: Job[] = [];
  const refused: Refused[] = [];
  for (const job of jobs) {
    const grown = addToPending(pending, job.sent, ready, job.done);
    if (grown.ok) {
      pending = grown.value;
      accepted.push(job);
    } else refused.push({ job, failure: grown.failure });
  }
  return { pending, accepted, refused };
}

async function write(
  review: LoadedReview,
  pending: Pending,
  texts: Texts,
): Promise<AppendOutcome["outcome"] | "nothing"> {
  if (pending.commands.length === 0) return "nothing";
  const { entries, commands, notices, head, at, text } = pending;
  const { articleId } = pending.state;
  try {
    const expected = review.head;
    const state = redactions(entries).length > 0 ? await foldRedacted(articleId, entries) : pending.state;
    const written = { entries, commands, notices, before: review.state, after: state };
    const made = [...texts.values()].find(({ row }) => row.id === text.id);
    const revision = made === undefined ? {} : { revision: { ...made.row, created_at: at } };
    const batch = { articleId, expected, ...written, ...revision };
    const { outcome } = await appendToLedger(batch);
    if (outcome === "done") {
      cacheReview(articleId, { state, head, at, revision: text });
      tellCommitted(articleId, entries);
    }
    return outcome;
  } catch (error) {
    // Another article's writer took one of the command ids in this moment.
    if (isUniqueViolation(error)) return "known";
    throw error;
  }
}

async function answerAccepted(job: Job, pending: Pending, review: LoadedReview): Promise<void> {
  const own = pending.commands.map(branded.command).filter(({ id }) => job.sent.digests.has(id));
  const spans = own.map((command) => ({ firstSeq: command.first_seq, lastSeq: command.last_seq }));
  if (job.done.size > 0) {
    job.resolve(ok(await readAnswer(pending.state.articleId, [...job.done.values(), ...spans])));
    return;
  }
  const first = spans[0]?.firstSeq ?? pending.head.seq + 1;
  const last = spans.at(-1)?.lastSeq ?? pending.head.seq;
  const events = pending.entries.filter((entry) => first <= entry.seq && entry.seq <= last);
  const before = pending.entries.find((entry) => entry.seq === last) ?? review.head;
  job.resolve(ok({ events, head: { seq: before.seq, hash: before.hash } }));
}

/** Refused, unless it turns out that the command was carried out before: those come back, to be looked at again. */
async function answerRefused(articleId: ArticleId, refused: readonly Refused[]): Promise<readonly Job[]> {
  const open: Job[] = [];
  for (const { job, failure } of refused) {
    const known = job.done.size;
    const left = await answerDone(articleId, [job]);
    if (left.length > 0 && job.done.size === known) job.resolve(fail(failure));
    else open.push(...left);
  }
  return open;
}

/** Answers the jobs of which every command was carried out before, from the ledger; gives back the others. */
async function answerDone(articleId: ArticleId, jobs: readonly Job[]): Promise<readonly Job[]> {
  const open: Job[] = [];
  for (const job of jobs) {
    const { commands, digests } = job.sent;
    const found = await findCarriedOut(articleId, digests, (id) => pathOf(commands, id));
    if (!found.ok) {
      job.resolve(found);
      continue;
    }
    for (const [id, span] of found.value) job.done.set(id, span);
    if (job.done.size < commands.length) open.push(job);
    else job.resolve(ok(await readAnswer(articleId, [...job.done.values()])));
  }
  return open;
}

function pathOf(commands: SentCommands["commands"], id: CommandId): string {
  const index = commands.findIndex((command) => command.commandId === id);
  return commands.length > 1 ? `${index}.commandId` : "commandId";
}

/** A short, growing, uneven wait, so that processes that met once do not meet again. */
function pause(tries: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(50, 2 ** tries)));
}
