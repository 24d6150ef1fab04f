import type { ReviewState } from "@/lib/domain/claim";
import type { CommandInput } from "@/lib/ledger/command";
import { replay } from "@/lib/ledger/evolve";
import type { LedgerEntry } from "@/lib/ledger/ledger-entry";
import { writeDraft } from "./draft";
import { fetchEntries, followEntries } from "./entries-source";
import { browserStorage } from "./kept-storage";
import { changeOutbox, type DraftRef, dequeue, enqueue, outboxKey, readOutbox, retryDelayMs } from "./outbox";
import { type SendOutcome, sendCommand } from "./send-command";

/** Whether what was sent has arrived. */
export type Saving = "saved" | "saving" | "waiting" | "signed-out";

/** A command that waited and was then not taken: what it was, and why. */
export type Returned = {
  readonly command: CommandInput;
  readonly outcome: Extract<SendOutcome, { readonly kind: "refused" | "stale" }>;
};

/** Everything that a screen draws from. `entries` reach from 1 to `state.seq` once `isComplete`. */
export type ReviewSnapshot = {
  readonly state: ReviewState;
  readonly entries: readonly LedgerEntry[];
  readonly isComplete: boolean;
  readonly saving: Saving;
  readonly waiting: number;
  readonly hasSaved: boolean;
  readonly isLive: boolean | null;
  readonly returned: readonly Returned[];
};

/** What a form learns after sending. "waiting": kept in the browser and sent again by itself. */
export type Sent =
  | Exclude<SendOutcome, { readonly kind: "unreached" | "signed-out" }>
  | { readonly kind: "waiting" };

export type ReviewStore = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => ReviewSnapshot;
  readonly send: (command: CommandInput, draft?: DraftRef) => Promise<Sent>;
  /** Sends what waits now instead of later. */
  readonly retry: () => void;
  readonly loadHistory: () => Promise<void>;
  readonly dismiss: (commandId: string) => void;
  /** Begins to follow the article and to send what waits. Returns what ends it. */
  readonly start: () => () => void;
};

/** One store a screen: folds the server's entries with the ledger's own `evolve`, and sends commands. */
export function createReviewStore(initial: ReviewState, userId: string): ReviewStore {
  const { articleId } = initial;
  const key = outboxKey(userId, articleId);
  const listeners = new Set<() => void>();
  const askers = new Map<string, (sent: Sent) => void>();
  let isSending = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let snapshot: ReviewSnapshot = {
    state: initial,
    entries: [],
    isComplete: false,
    saving: "saved",
    waiting: 0,
    hasSaved: false,
    isLive: null,
    returned: [],
  };

  const change = (part: Partial<ReviewSnapshot>): void => {
    snapshot = { ...snapshot, ...part };
    for (const listener of listeners) listener();
  };

  const takeIn = (entries: readonly LedgerEntry[]): boolean => {
    const { seq } = snapshot.state;
    const next = entries.filter((entry) => entry.seq > seq).toSorted((a, b) => a.seq - b.seq);
    if (next.length === 0) return true;
    if (next.some((entry, at) => entry.seq !== seq + 1 + at)) return false;
    change({ state: replay(next, snapshot.state), entries: [...snapshot.entries, ...next] });
    return true;
  };

  const catchUp = async (): Promise<void> => {
    const missing = await fetchEntries(articleId, snapshot.state.seq);
    if (missing !== null) takeIn(missing);
  };

  const receive = async (entries: readonly LedgerEntry[]): Promise<void> => {
    if (!takeIn(entries)) await catchUp();
  };

  const pump = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    clearTimeout(timer);
    for (let next = readOutbox(browserStorage(), key)[0] ?? unkept[0]; next !== undefined; ) {
      change({ saving: snapshot.saving === "saved" ? "saving" : snapshot.saving });
      const outcome = await sendCommand(articleId, next.command);
      const { commandId } = next.command;
      if (outcome.kind === "unreached" || outcome.kind === "signed-out") {
        failures += 1;
        timer = setTimeout(() => void pump(), retryDelayMs(failures));
        change({ saving: outcome.kind === "signed-out" ? "signed-out" : "waiting", waiting: waitingCount() });
        answerAll({ kind: "waiting" });
        break;
      }
      failures = 0;
      forget(commandId);
      if (outcome.kind === "saved") await receive(outcome.events);
      if (outcome.kind === "stale") await catchUp();
      if (outcome.kind !== "saved" && !askers.has(commandId)) giveBack(next.command, next.draft, outcome);
      answer(commandId, outcome);
      next = readOutbox(browserStorage(), key)[0] ?? unkept[0];
      const isDone = next === undefined;
      const hasSaved = snapshot.hasSaved || outcome.kind === "saved";
      change({ hasSaved, waiting: waitingCount(), saving: isDone ? "saved" : "saving" });
    }
    isSending = false;
  };

  /** Commands that the browser would not keep wait in memory only. */
  let unkept: ReturnType<typeof readOutbox> = [];
  const waitingCount = (): number => readOutbox(browserStorage(), key).length + unkept.length;
  const forget = (commandId: string): void => {
    changeOutbox(browserStorage(), key, (all) => dequeue(all, commandId));
    unkept = dequeue(unkept, commandId);
  };
  const answer = (commandId: string, sent: Sent): void => {
    askers.get(commandId)?.(sent);
    askers.delete(commandId);
  };
  const answerAll = (sent: Sent): void => {
    for (const commandId of [...askers.keys()]) answer(commandId, sent);
  };
  const giveBack = (command: CommandInput, draft: DraftRef | null, outcome: Returned["outcome"]): void => {
    if (draft !== null) writeDraft(browserStorage(), draft.key, draft.value);
    change({ returned: [...snapshot.returned, { command, outcome }] });
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    send: (command, draft) =>
      new Promise((resolve) => {
        const waiting = { command, draft: draft ?? null };
        const kept = changeOutbox(browserStorage(), key, (all) => enqueue(all, waiting));
        const isKept = readOutbox(browserStorage(), key).length === kept.length;
        if (!isKept) unkept = enqueue(unkept, waiting);
        askers.set(command.commandId, resolve);
        change({ waiting: waitingCount() });
        void pump();
      }),
    retry: () => void pump(),
    loadHistory: async () => {
      if (snapshot.isComplete) return;
      const all = await fetchEntries(articleId, 0);
      if (all === null) return;
      takeIn(all);
      // While that was read, more may have come in by the feed or by sending.
      const since = snapshot.entries.filter((entry) => entry.seq > (all.at(-1)?.seq ?? 0));
      const before = all.filter((entry) => entry.seq <= snapshot.state.seq);
      change({ entries: [...before, ...since], isComplete: true });
      await catchUp();
    },
    dismiss: (commandId) =>
      change({ returned: snapshot.returned.filter((each) => each.command.commandId !== commandId) }),
    start: () => {
      change({ waiting: waitingCount() });
      void pump();
      const retry = (): void => void pump();
      globalThis.addEventListener("online", retry);
      const stop = followEntries(articleId, snapshot.state.seq, {
        entry: (entry) => void receive([entry]),
        live: (isLive) => change({ isLive }),
      });
      return () => {
        globalThis.removeEventListener("online", retry);
        clearTimeout(timer);
        stop();
      };
    },
  };
}
