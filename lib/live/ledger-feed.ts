import postgres from "postgres";
import type { ArticleId } from "../domain/ids";
import { environment } from "../env";

/** Called with the seq of a newly committed entry; with 0 when notices may have been missed: look yourself. */
export type OnSeq = (seq: number) => void;

/**
 * Calls `onSeq` after every append to an article, by whatever process. Resolves when listening is in place, so that
 * nothing committed later is missed; rejects when the database cannot be reached. Gives back how to stop.
 */
export async function subscribe(articleId: ArticleId, onSeq: OnSeq): Promise<() => void> {
  const listeners = subscribers.get(articleId) ?? new Set<OnSeq>();
  listeners.add(onSeq);
  subscribers.set(articleId, listeners);
  const unsubscribe = () => {
    listeners.delete(onSeq);
    if (listeners.size === 0 && subscribers.get(articleId) === listeners) {
      subscribers.delete(articleId);
    }
  };
  try {
    await listening();
    return unsubscribe;
  } catch (error) {
    unsubscribe();
    throw error;
  }
}

/** Ends this process's listening connection; a later subscription opens a new one. */
export async function stopListening(): Promise<void> {
  const listener = keeper.assayListener;
  keeper.assayListener = undefined;
  await listener?.connection.end({ timeout: 1 });
}

type Listener = { readonly connection: postgres.Sql; readonly ready: Promise<unknown> };

const CHANNEL = "assay_ledger";

// Next's development server loads modules anew after each change; listener and subscribers must outlive that.
const keeper: typeof globalThis & {
  assayListener?: Listener | undefined;
  assaySubscribers?: Map<ArticleId, Set<OnSeq>>;
} = globalThis;
keeper.assaySubscribers ??= new Map();
const subscribers = keeper.assaySubscribers;

/** One connection a process; it reconnects by itself and then tells everyone to look. */
async function listening(): Promise<void> {
  keeper.assayListener ??= listen();
  const listener = keeper.assayListener;
  try {
    await listener.ready;
  } catch (error) {
    if (keeper.assayListener === listener) keeper.assayListener = undefined;
    await listener.connection.end({ timeout: 1 });
    throw error;
  }
}

function listen(): Listener {
  const connection = postgres(environment().DATABASE_URL, {
    max: 1,
    idle_timeout: 0,
    connect_timeout: 5,
    onnotice: () => undefined,
  });
  let isFirst = true;
  const ready = connection.listen(CHANNEL, hear, () => {
    if (!isFirst) for (const listeners of subscribers.values()) tell(listeners, 0);
    isFirst = false;
  });
  return { connection, ready };
}

function hear(payload: string): void {
  const { articleId, seq }: { articleId: ArticleId; seq: number } = JSON.parse(payload);
  const listeners = subscribers.get(articleId);
  if (listeners !== undefined) tell(listeners, seq);
}

function tell(listeners: ReadonlySet<OnSeq>, seq: number): void {
  for (const onSeq of [...listeners]) onSeq(seq);
}
