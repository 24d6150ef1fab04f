import type { CommandInput } from "@/lib/ledger/command";
import type { KeptDraft } from "./draft";
import { type KeptStorage, readKept, writeKept } from "./kept-storage";

/** The draft that a command was made from: put back if the server refuses the command later. */
export type DraftRef = { readonly key: string; readonly value: KeptDraft };

/** A command that was not answered yet. It keeps its commandId, so sending it again has no second effect. */
export type WaitingCommand = { readonly command: CommandInput; readonly draft: DraftRef | null };

/** Where a person's waiting commands on an article are kept. */
export const outboxKey = (userId: string, articleId: string): string => `assay:outbox:${userId}:${articleId}`;

/** What still waits from before, oldest first. */
export function readOutbox(storage: KeptStorage | null, key: string): readonly WaitingCommand[] {
  return (readKept(storage, key, Array.isArray) ?? []).filter(isWaitingCommand);
}

/** Puts a command last; one that waits already stays where it is. */
export function enqueue(waiting: readonly WaitingCommand[], next: WaitingCommand): readonly WaitingCommand[] {
  const isKnown = waiting.some((each) => each.command.commandId === next.command.commandId);
  return isKnown ? waiting : [...waiting, next];
}

/** Takes out a command that was answered. */
export function dequeue(waiting: readonly WaitingCommand[], commandId: string): readonly WaitingCommand[] {
  return waiting.filter((each) => each.command.commandId !== commandId);
}

/**
 * Applies a change to what is kept now rather than to what this tab knows: another tab of the same article
 * shares the outbox.
 */
export function changeOutbox(
  storage: KeptStorage | null,
  key: string,
  change: (waiting: readonly WaitingCommand[]) => readonly WaitingCommand[],
): readonly WaitingCommand[] {
  const next = change(readOutbox(storage, key));
  writeKept(storage, key, next.length === 0 ? null : next);
  return next;
}

/** How long to wait before try number `attempt` (1 for the first repeat): 1 s, doubling, at most 30 s. */
export function retryDelayMs(attempt: number): number {
  return Math.min(30_000, 1_000 * 2 ** Math.max(0, attempt - 1));
}

function isWaitingCommand(value: unknown): value is WaitingCommand {
  if (typeof value !== "object" || value === null || !("command" in value)) return false;
  const { command } = value;
  return typeof command === "object" && command !== null && "commandId" in command && "type" in command;
}
