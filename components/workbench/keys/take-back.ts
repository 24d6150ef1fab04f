import { say } from "@/components/look/say";
import { claimWords } from "@/components/open-article/text-order";
import { isDone } from "@/components/open-article/use-send";
import { newId } from "@/lib/client/new-id";
import type { ReviewStore, Sent } from "@/lib/client/review/review-store";
import type { ClaimId } from "@/lib/domain/ids";
import { inverseCommand } from "@/lib/ledger/commands/inverse";
import { describeEvent } from "@/lib/ledger/events/describe-event";
import { replay } from "@/lib/ledger/events/evolve";
import type { EventNames } from "@/lib/ledger/kinds/event-kind";
import type { CommandDraft } from "@/lib/ledger/shapes/command-draft";
import { claimOfEntry, type ShownEntry } from "@/lib/ledger/shapes/shown-entry";

/** One own entry that was taken back on this screen. The entry that took it back is the first own one after `after`. */
export type TakenBack = { readonly seq: number; readonly after: number; readonly isDoneAgain: boolean };

export type TakeBackOptions = {
  readonly store: ReviewStore;
  readonly me: string;
  readonly isPast: boolean;
  readonly names: EventNames;
  /** What this screen took back so far. Several steps go back one by one, and none of them is itself taken back. */
  readonly memory: { current: readonly TakenBack[] };
  readonly act: (command: CommandDraft) => Promise<Sent>;
};

/** Takes back the last thing that the person did, and says what it was; it can be done again. */
export async function takeBack(options: TakeBackOptions): Promise<void> {
  const { me, memory } = options;
  const entries = await readySoFar(options);
  if (entries === null) return;
  const skipped = new Set(
    memory.current.flatMap((each) => [each.seq, ownAfter(entries, me, each.after)?.seq ?? 0]),
  );
  const last = entries.findLast((entry) => entry.actor === me && entry.seq > 1 && !skipped.has(entry.seq));
  if (last === undefined)
    return say(
      memory.current.length === 0 ? "You did nothing here yet." : "There is nothing more to take back.",
    );
  const taken = { seq: last.seq, after: entries.at(-1)?.seq ?? last.seq, isDoneAgain: false };
  if (!(await invert(options, entries, last, "Your last action cannot be taken back"))) return;
  memory.current = [...memory.current, taken];
  say(told(options, entries, last), "Taken back", {
    label: "Do it again",
    onClick: () => void doAgain(options),
  });
}

/** Does again what was taken back last. */
export async function doAgain(options: TakeBackOptions): Promise<void> {
  const { me, memory } = options;
  const entries = await readySoFar(options);
  if (entries === null) return;
  const taken = memory.current.findLast((each) => !each.isDoneAgain);
  const undoing = taken === undefined ? undefined : ownAfter(entries, me, taken.after);
  if (taken === undefined || undoing === undefined) return say("There is nothing to do again.");
  if (!(await invert(options, entries, undoing, "It cannot be done again"))) return;
  memory.current = memory.current.map((each) => (each === taken ? { ...each, isDoneAgain: true } : each));
  const original = entries.find((entry) => entry.seq === taken.seq);
  if (original !== undefined) say(told(options, entries, original), "Done again");
}

/** All entries, once nothing waits any more; null, with a word to the person, where that is not so. */
async function readySoFar({ store, isPast }: TakeBackOptions): Promise<readonly ShownEntry[] | null> {
  if (isPast) return nothing("Go back to now first.");
  await store.loadHistory();
  const { entries, isComplete, waiting } = store.getSnapshot();
  if (waiting > 0) return nothing("What you did last is still on its way. Try again when it is saved.");
  return isComplete ? entries : nothing("The history could not be read. Try again.");
}

function nothing(why: string): null {
  say(why);
  return null;
}

async function invert(
  { store, act }: TakeBackOptions,
  entries: readonly ShownEntry[],
  entry: ShownEntry,
  refusal: string,
): Promise<boolean> {
  const before = replay(entries.slice(0, entry.seq - 1));
  const inverse = inverseCommand(entry, before, store.getSnapshot().state, newId());
  if (inverse !== null) return isDone(await act(inverse));
  say(`${refusal}: something was built on it since.`);
  return false;
}

/** What was done, and on which claim. Both stay in the history. */
function told({ store, names }: TakeBackOptions, entries: readonly ShownEntry[], entry: ShownEntry): string {
  const sentence = describeEvent(entry, replay(entries.slice(0, entry.seq - 1)), names);
  const claim = store.getSnapshot().state.claims.get(claimOfEntry(entry) as ClaimId);
  const words = claim === undefined ? "" : ` Claim: “${shortened(claimWords(claim))}”.`;
  return `${sentence.replace(/[.!?]?$/, ".")}${words} Both stay in the history.`;
}

const shortened = (words: string): string => (words.length > 90 ? `${words.slice(0, 88).trimEnd()}…` : words);

const ownAfter = (entries: readonly ShownEntry[], me: string, seq: number): ShownEntry | undefined =>
  entries.find((entry) => entry.seq > seq && entry.actor === me);
