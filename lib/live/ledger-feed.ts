import type { ArticleAccess } from "../database/access";
import { hearCommitted } from "../database/ledger/committed-entries";
import { loadEntries, loadHeadSeq } from "../database/ledger/load-review";
import { attemptRead } from "../database/unavailable";
import type { Failure } from "../domain/failure";
import type { ArticleId } from "../domain/ids";
import type { Result } from "../domain/result";
import { type Chunk, LedgerTail } from "./ledger-tail";
import { hangUp, listenTo } from "./listener";

/** One reader's place at an article's ledger. */
export type Following = {
  /** The entries after `seq`, as committed and for no eyes in particular; null when there are none yet. */
  readonly next: (seq: number) => Promise<Result<Chunk | null, Failure>>;
  readonly stop: () => void;
};

/**
 * Follows an article's ledger: `wake` is called whenever something was appended, by whatever process. All who follow
 * an article in this process share one reading of it. Rejects when the database cannot be reached.
 */
export async function followLedger({ articleId }: ArticleAccess, wake: () => void): Promise<Following> {
  await listenTo(CHANNEL, { hear, lookAgain });
  const shared = shareTail(articleId);
  const leave = () => leaveTail(articleId, shared);
  try {
    const tail = await shared.tail;
    const unfollow = tail.follow(wake);
    return {
      next: (seq) => tail.next(seq),
      stop: () => {
        unfollow();
        leave();
      },
    };
  } catch (error) {
    leave();
    throw error;
  }
}

/** Ends this process's listening connection; who follows later opens a new one. */
export async function stopListening(): Promise<void> {
  clearInterval(keeper.assayLooking);
  keeper.assayLooking = undefined;
  await hangUp();
}

type Shared = { readonly tail: Promise<LedgerTail>; readers: number };

const CHANNEL = "assay_ledger";
/** A listening connection can be dead without saying so; this often everyone looks anyway. */
const LOOKING_MS = 15_000;
const END = 2_147_483_647;

// Next's development server loads modules anew after each change; those who follow must outlive that.
const keeper: typeof globalThis & {
  assayTails?: Map<ArticleId, Shared>;
  assayLooking?: ReturnType<typeof setInterval> | undefined;
} = globalThis;
keeper.assayTails ??= new Map();
const tails = keeper.assayTails;

function shareTail(articleId: ArticleId): Shared {
  keeper.assayLooking ??= setInterval(lookAgain, LOOKING_MS).unref();
  hearCommitted((id, entries) => tell(tails.get(id), (tail) => tail.offer(entries)));
  const shared = tails.get(articleId) ?? { tail: openTail(articleId), readers: 0 };
  shared.readers += 1;
  tails.set(articleId, shared);
  return shared;
}

function leaveTail(articleId: ArticleId, shared: Shared): void {
  shared.readers -= 1;
  if (shared.readers === 0 && tails.get(articleId) === shared) tails.delete(articleId);
}

async function openTail(articleId: ArticleId): Promise<LedgerTail> {
  const head = await loadHeadSeq(articleId);
  return new LedgerTail(head, (after, limit) => attemptRead(() => loadEntries(articleId, after, END, limit)));
}

function hear(payload: string): void {
  const { articleId, seq }: { articleId: ArticleId; seq: number } = JSON.parse(payload);
  tell(tails.get(articleId), (tail) => tail.notice(seq));
}

function lookAgain(): void {
  for (const shared of tails.values()) tell(shared, (tail) => tail.lookAgain());
}

/** A tail that could not be opened has nobody to tell: whoever asked for it was told why. */
function tell(shared: Shared | undefined, what: (tail: LedgerTail) => void): void {
  shared?.tail.then(what, () => undefined);
}
