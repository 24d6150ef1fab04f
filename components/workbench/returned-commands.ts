import { writeDraft } from "./draft";
import { browserStorage } from "./kept-storage";
import type { WaitingCommand } from "./outbox";
import type { Returned } from "./review-store";

/** How long the tab in which a command was asked for has to say that it told the person. */
const TELLING_MS = 500;

/** The commands that waited and then were not taken, as this tab tells the person. What was typed is a draft again. */
export class ReturnedCommands {
  readonly #changed: () => void;
  readonly #told = new Set<string>();
  #all: readonly Returned[] = [];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get all(): readonly Returned[] {
    return this.#all;
  }

  giveBack({ command, draft }: WaitingCommand, outcome: Returned["outcome"]): void {
    if (draft !== null) writeDraft(browserStorage(), draft.key, draft.value);
    this.#put([...this.#all, { command, draft, outcome }]);
  }

  /** The same for what another tab asked for, which may be closed by now: it comes first. */
  giveBackUnlessTold(waiting: WaitingCommand, outcome: Returned["outcome"]): void {
    setTimeout(() => {
      if (!this.#told.has(waiting.command.commandId)) this.giveBack(waiting, outcome);
    }, TELLING_MS);
  }

  /** Another tab told the person. */
  hearTold(commandId: string): void {
    this.#told.add(commandId);
  }

  dismiss(commandId: string): void {
    this.#put(this.#all.filter((each) => each.command.commandId !== commandId));
  }

  #put(all: readonly Returned[]): void {
    this.#all = all;
    this.#changed();
  }
}
