import type { Seen } from "../../ledger/commands/author-view";
import type { CommandInput } from "../../ledger/shapes/command";
import type { KeptDraft } from "../drafts/draft";

/** The draft that a command was made from: put back if the server refuses the command later. */
export type DraftRef = { readonly key: string; readonly value: KeptDraft };

/** A command that was not answered yet. It keeps its commandId, so sending it again has no second effect. */
export type WaitingCommand = {
  readonly command: CommandInput;
  /** What its author saw of what it changes; null where that is not known. */
  readonly seen: Seen | null;
  readonly draft: DraftRef | null;
  /** When it was asked for, RFC 3339. */
  readonly at: string;
  /** The tab in which it was asked for. */
  readonly tab: string;
  /** Names the list that it is sent in: all of a list are taken, or none. Null for one that is sent alone. */
  readonly batch: string | null;
  /** It may have been sent: under its id it must say the same ever after. */
  readonly isFixed: boolean;
};

/** Where the waiting commands of one person on one article are kept, in the order in which they were asked for. */
export type Outbox = {
  readonly read: () => Promise<readonly WaitingCommand[]>;
  /** Puts commands last, all or none of them; one that waits already stays where it is. */
  readonly add: (waiting: readonly WaitingCommand[]) => Promise<void>;
  /** Puts a command in the place of its earlier wording, unless that is fixed. What stands there then; null when it is gone. */
  readonly revise: (waiting: WaitingCommand) => Promise<WaitingCommand | null>;
  readonly remove: (commandId: string) => Promise<void>;
  /** Whether what is in it survives the tab: not where the browser keeps nothing. */
  readonly isKept: () => boolean;
};

/** An outbox that lasts as long as the tab. */
export function memoryOutbox(): Outbox {
  let all: readonly WaitingCommand[] = [];
  return {
    read: async () => all,
    add: async (waiting) => {
      const known = new Set(all.map((each) => each.command.commandId));
      all = [...all, ...waiting.filter(({ command }) => !known.has(command.commandId))];
    },
    revise: async (waiting) => {
      const isIt = ({ command }: WaitingCommand) => command.commandId === waiting.command.commandId;
      all = all.map((each) => (isIt(each) && !each.isFixed ? waiting : each));
      return all.find(isIt) ?? null;
    },
    remove: async (commandId) => {
      all = all.filter((each) => each.command.commandId !== commandId);
    },
    isKept: () => false,
  };
}

/** Keeps in `first` what it takes, and in memory what it refuses: a browser may stop keeping things at any time. */
export function withMemory(first: Outbox): Outbox {
  const memory = memoryOutbox();
  let hasRefused = false;
  const unless = async <T>(ask: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await ask();
    } catch (refusal) {
      if (!(refusal instanceof DOMException)) throw refusal;
      hasRefused = true;
      return otherwise;
    }
  };
  return {
    read: async () => [...(await unless(first.read, [])), ...(await memory.read())],
    add: async (waiting) => {
      const kept = await unless(async () => first.add(waiting).then(() => true), false);
      if (!kept) await memory.add(waiting);
    },
    revise: async (waiting) =>
      (await unless(() => first.revise(waiting), null)) ?? (await memory.revise(waiting)),
    remove: async (commandId) => {
      await unless(() => first.remove(commandId), undefined);
      await memory.remove(commandId);
    },
    isKept: () => !hasRefused,
  };
}
