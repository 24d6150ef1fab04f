import { joinCommands } from "../../ledger/commands/join-commands";
import { joinDrafts } from "../drafts/draft";
import type { DraftRef, Outbox, WaitingCommand } from "./outbox";
import { type SendOutcome, sendCommands } from "./send-command";

/** The server's word on a command. */
export type Answer = Exclude<SendOutcome, { readonly kind: "unreached" | "signed-out" }>;

export type SendingHears = {
  /** The command in the words to send it in; null when something must be known first that cannot be read now. */
  readonly word: (waiting: WaitingCommand) => Promise<WaitingCommand | null>;
  /** The server answered; afterwards the command leaves the outbox. */
  readonly answered: (waiting: WaitingCommand, answer: Answer) => Promise<void>;
  /** Somebody else was first; the command goes on in a later one of its author, and leaves the outbox. */
  readonly joined: (waiting: WaitingCommand, into: WaitingCommand) => Promise<void>;
  /** How the line to the server is, as far as sending tells. */
  readonly line: (line: SendingLine) => void;
};

/** How sending goes: in order, without an answer, or refused until one signs in. */
export type SendingLine = "open" | "unreached" | "signed-out";

export type CommandSender = {
  /** Sends all that waits, oldest first, one at a time, and what belongs together in one list. Tries again by itself when the server cannot be reached. */
  readonly pump: () => Promise<void>;
  readonly stop: () => void;
};

/** Sends what waits in an outbox. Only one sender of an outbox should run at a time, so that the order holds. */
export function makeSender(articleId: string, outbox: Outbox, hears: SendingHears): CommandSender {
  /** An outbox that will not let go of a command must not have it sent for ever. */
  const answered = new Set<string>();
  let isSending = false;
  let isStopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const sendFirst = async (): Promise<boolean> => {
    const all = (await outbox.read()).filter((each) => !answered.has(each.command.commandId));
    const [next] = all;
    if (next === undefined || isStopped) return false;
    const list = next.batch === null ? [next] : all.filter(({ batch }) => batch === next.batch);
    const worded = await fixWords(outbox, hears, list);
    if (worded?.length === 0) return true;
    if (isStopped) return false;
    const commands = worded?.map(({ command }) => command);
    const outcome = commands === undefined ? UNREACHED : await sendCommands(articleId, commands);
    if (worded === null || outcome.kind === "unreached" || outcome.kind === "signed-out") {
      failures += 1;
      if (!isStopped) timer = setTimeout(() => void pump(), retryDelayMs(failures));
      hears.line(outcome.kind === "signed-out" ? outcome.kind : "unreached");
      return false;
    }
    failures = 0;
    hears.line("open");
    for (const each of worded) answered.add(each.command.commandId);
    for (const each of worded) await settle(outbox, hears, each, outcome);
    return true;
  };

  let wanted = false;
  const pump = async (): Promise<void> => {
    wanted = true;
    if (isSending) return;
    isSending = true;
    clearTimeout(timer);
    try {
      while (wanted && !isStopped) {
        wanted = false;
        while (await sendFirst()) clearTimeout(timer);
      }
    } finally {
      isSending = false;
    }
  };
  return {
    pump,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

const UNREACHED = { kind: "unreached" } as const;

/**
 * Settles what commands say before they are sent for the first time: under one id each must say the same ever after.
 * Without those that are gone meanwhile; null when something must be known first.
 */
async function fixWords(
  outbox: Outbox,
  { word }: Pick<SendingHears, "word">,
  list: readonly WaitingCommand[],
): Promise<readonly WaitingCommand[] | null> {
  const fixed: WaitingCommand[] = [];
  for (const waiting of list) {
    const isSettled = waiting.isFixed || waiting.seen === null;
    const worded = isSettled ? waiting : await word(waiting);
    if (worded === null) return null;
    const revised = isSettled ? waiting : await outbox.revise({ ...worded, isFixed: true });
    if (revised !== null) fixed.push(revised);
  }
  return fixed;
}

async function settle(
  outbox: Outbox,
  hears: SendingHears,
  waiting: WaitingCommand,
  answer: Answer,
): Promise<void> {
  const isAlone = waiting.batch === null;
  const into = answer.kind === "stale" && isAlone ? await handOn(outbox, waiting) : null;
  if (answer.kind === "refused") await rebaseDrafts(outbox, waiting);
  if (into === null) await hears.answered(waiting, answer);
  else await hears.joined(waiting, into);
  await outbox.remove(waiting.command.commandId);
}

/** How long to wait before try number `attempt` (1 for the first repeat): 1 s, doubling, at most 30 s. */
export function retryDelayMs(attempt: number): number {
  return Math.min(30_000, 1_000 * 2 ** Math.max(0, attempt - 1));
}

/**
 * Somebody else was before a command. Where its author went on with the same thing while it waited, it goes on in the
 * next such command, so that the author is asked once, about the latest words. Null when nobody went on with it.
 */
async function handOn(outbox: Outbox, stale: WaitingCommand): Promise<WaitingCommand | null> {
  for (const next of await after(outbox, stale)) {
    const joined = joinCommands(stale, next);
    if (joined === null) continue;
    const revised = await outbox.revise({ ...next, ...joined, draft: later(stale.draft, next.draft) });
    return revised?.isFixed === false ? revised : null;
  }
  return null;
}

/** A command was refused: what was typed after it, in the same form, was typed against what was there before it. */
async function rebaseDrafts(outbox: Outbox, refused: WaitingCommand): Promise<void> {
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
