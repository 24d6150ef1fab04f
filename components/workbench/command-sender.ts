import type { Outbox, WaitingCommand } from "./outbox";
import { type SendOutcome, sendCommand } from "./send-command";

/** The server's word on a command. */
export type Answer = Exclude<SendOutcome, { readonly kind: "unreached" | "signed-out" }>;

type Hears = {
  /** The server answered; afterwards the command leaves the outbox. */
  readonly answered: (waiting: WaitingCommand, answer: Answer) => void;
  /** How the line to the server is, as far as sending tells. */
  readonly line: (line: SendingLine) => void;
};

/** How sending goes: in order, without an answer, or refused until one signs in. */
export type SendingLine = "open" | "unreached" | "signed-out";

export type CommandSender = {
  /** Sends all that waits, oldest first, one at a time. Tries again by itself when the server cannot be reached. */
  readonly pump: () => Promise<void>;
  readonly stop: () => void;
};

/** Sends what waits in an outbox. Only one sender of an outbox should run at a time, so that the order holds. */
export function makeSender(articleId: string, outbox: Outbox, hears: Hears): CommandSender {
  /** An outbox that will not let go of a command must not have it sent for ever. */
  const answered = new Set<string>();
  let isSending = false;
  let isStopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const sendFirst = async (): Promise<boolean> => {
    const next = (await outbox.read()).find((each) => !answered.has(each.command.commandId));
    if (next === undefined || isStopped) return false;
    const outcome = await sendCommand(articleId, next.command);
    if (outcome.kind === "unreached" || outcome.kind === "signed-out") {
      failures += 1;
      if (!isStopped) timer = setTimeout(() => void pump(), retryDelayMs(failures));
      hears.line(outcome.kind);
      return false;
    }
    failures = 0;
    hears.line("open");
    answered.add(next.command.commandId);
    hears.answered(next, outcome);
    await outbox.remove(next.command.commandId);
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

/** How long to wait before try number `attempt` (1 for the first repeat): 1 s, doubling, at most 30 s. */
export function retryDelayMs(attempt: number): number {
  return Math.min(30_000, 1_000 * 2 ** Math.max(0, attempt - 1));
}
