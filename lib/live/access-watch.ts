import type { ActorId } from "../domain/ids";
import { listenTo } from "./listener";

/**
 * Calls `onDoubt` when what an actor may see could have changed: a membership, session or token of theirs was changed
 * or ended, by whatever process; or notices may have been missed. Rejects when the database cannot be reached. Gives
 * back how to stop.
 */
export async function watchAccess(actor: ActorId, onDoubt: () => void): Promise<() => void> {
  await listenTo(CHANNEL, { hear: doubt, lookAgain });
  const watching = watches.get(actor) ?? new Set<() => void>();
  watching.add(onDoubt);
  watches.set(actor, watching);
  return () => {
    watching.delete(onDoubt);
    if (watching.size === 0 && watches.get(actor) === watching) watches.delete(actor);
  };
}

const CHANNEL = "assay_access";

// Next's development server loads modules anew after each change; those who watch must outlive that.
const keeper: typeof globalThis & { assayWatches?: Map<string, Set<() => void>> } = globalThis;
keeper.assayWatches ??= new Map();
const watches = keeper.assayWatches;

function doubt(actor: string): void {
  for (const onDoubt of [...(watches.get(actor) ?? [])]) onDoubt();
}

function lookAgain(): void {
  for (const actor of [...watches.keys()]) doubt(actor);
}
