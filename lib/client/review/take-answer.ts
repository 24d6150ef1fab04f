import type { Answer } from "../outbox/command-sender";
import type { WaitingCommand } from "../outbox/outbox";
import type { KnownReview } from "./known-review";
import type { ReturnedCommands } from "./returned-commands";
import type { Returned, Sent } from "./review-store";

/** The parts of a tab that an answer of the server's concerns. */
type Parts = {
  readonly tab: string;
  readonly known: KnownReview;
  readonly forms: WaitingForms;
  readonly returned: ReturnedCommands;
  readonly isLeading: () => boolean;
  /** Lets the other tabs know that the person was told here. */
  readonly sayTold: (commandId: string) => void;
};

/** Takes in the server's word on a command, in whichever tab it came and was asked for. */
export async function takeAnswer(parts: Parts, waiting: WaitingCommand, answer: Answer): Promise<void> {
  const { known, forms } = parts;
  const { commandId } = waiting.command;
  // Whoever is told that somebody else was first should see what that was.
  if (answer.kind === "stale") await known.catchUp(true);
  if (answer.kind === "saved") known.acknowledge(commandId, answer.events);
  else {
    known.refuse(commandId);
    comeBack(parts, waiting, answer);
  }
  forms.tell(commandId, answer);
  await known.settle();
}

/** A command was not taken: the form that waits for it says so, else this screen does; whoever asked comes first. */
function comeBack(parts: Parts, waiting: WaitingCommand, outcome: Returned["outcome"]): void {
  const { commandId } = waiting.command;
  if (waiting.tab === parts.tab) {
    parts.sayTold(commandId);
    if (!parts.forms.waitsFor(commandId)) parts.returned.giveBack(waiting, outcome);
    return;
  }
  if (parts.isLeading()) parts.returned.giveBackUnlessTold(waiting, outcome);
}

/** The forms of this tab that wait for the server's word on what they sent. */
export class WaitingForms {
  readonly #asking = new Map<string, (sent: Sent) => void>();

  /** Resolves when `tell` names the command. */
  ask(commandId: string): Promise<Sent> {
    return new Promise((resolve) => this.#asking.set(commandId, resolve));
  }

  waitsFor(commandId: string): boolean {
    return this.#asking.has(commandId);
  }

  tell(commandId: string, sent: Sent): void {
    this.#asking.get(commandId)?.(sent);
    this.#asking.delete(commandId);
  }

  /** Nobody answers: a form need not wait, the command does. */
  letGo(): void {
    for (const commandId of [...this.#asking.keys()]) this.tell(commandId, { kind: "waiting" });
  }
}
