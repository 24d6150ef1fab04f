import type { CommandInput } from "@/lib/ledger/command";
import { type KeptStorage, readKept, writeKept } from "./kept-storage";
import type { DraftRef, Outbox } from "./outbox";

/** Where releases up to 0.1 kept a person's waiting commands on an article, in local storage. */
export const legacyOutboxKey = (userId: string, articleId: string): string =>
  `assay:outbox:${userId}:${articleId}`;

/** Moves what still waits from an earlier release into the outbox, oldest first, then forgets it there. */
export async function moveLegacyOutbox(
  storage: KeptStorage | null,
  key: string,
  outbox: Outbox,
  at: string,
): Promise<void> {
  const waiting = (readKept(storage, key, Array.isArray) ?? []).filter(isLegacyCommand);
  for (const { command, draft } of waiting)
    await outbox.add([{ command, seen: null, draft, at, tab: "", batch: null, isFixed: true }]);
  if (outbox.isKept()) writeKept(storage, key, null);
}

type LegacyCommand = { readonly command: CommandInput; readonly draft: DraftRef | null };

function isLegacyCommand(value: unknown): value is LegacyCommand {
  if (typeof value !== "object" || value === null || !("command" in value)) return false;
  const { command } = value;
  return typeof command === "object" && command !== null && "commandId" in command && "type" in command;
}
