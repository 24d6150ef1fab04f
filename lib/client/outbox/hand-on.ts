import { joinCommands } from "../../ledger/commands/join-commands";
import { joinDrafts } from "../drafts/draft";
import type { DraftRef, Outbox, WaitingCommand } from "./outbox";

/**
 * Somebody else was before a command. Where its author went on with the same thing while it waited, it goes on in the
 * next such command, so that the author is asked once, about the latest words. Null when nobody went on with it.
 */
export async function handOn(outbox: Outbox, stale: WaitingCommand): Promise<WaitingCommand | null> {
  for (const next of await after(outbox, stale)) {
    const joined = joinCommands(stale, next);
    if (joined === null) continue;
    const revised = await outbox.revise({ ...next, ...joined, draft: later(stale.draft, next.draft) });
    return revised?.isFixed === false ? revised : null;
  }
  return null;
}

/** A command was refused: what was typed after it, in the same form, was typed against what was there before it. */
export async function rebaseDrafts(outbox: Outbox, refused: WaitingCommand): Promise<void> {
  for (const next of await after(outbox, refused)) {
    if (joinCommands(refused, next) === null) continue;
    await outbox.revise({ ...next, draft: later(refused.draft, next.draft) });
  }
}

async function after(outbox: Outbox, { command }: WaitingCommand): Promise<readonly WaitingCommand[]> {
  const all = await outbox.read();
  return all.slice(all.findIndex((each) => each.command.commandId === command.commandId) + 1);
}

function later(earlier: DraftRef | null, next: DraftRef | null): DraftRef | null {
  if (earlier === null || next === null) return next ?? earlier;
  return earlier.key === next.key ? { key: next.key, value: joinDrafts(earlier.value, next.value) } : next;
}
