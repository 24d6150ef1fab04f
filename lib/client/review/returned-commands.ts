import { canonicalJson } from "../../ledger/chain/canonical-json";
import type { CommandInput } from "../../ledger/shapes/command";
import { putAside } from "../drafts/aside-drafts";
import { joinDrafts, readDraft, writeDraft } from "../drafts/draft";
import { browserStorage } from "../kept-storage";
import type { DraftRef, WaitingCommand } from "../outbox/outbox";
import type { Returned } from "./review-store";

/** How long the tab in which a command was asked for has to say that it told the person. */
const TELLING_MS = 500;

/** Their forms add something each time, so what was typed since is something else; in others it is about the same thing. */
const ADDING: ReadonlySet<CommandInput["type"]> = new Set(["comment", "add-evidence"]);

/** The commands that waited and then were not taken, as this tab tells the person. What was typed is a draft again. */
export class ReturnedCommands {
  readonly #changed: () => void;
  readonly #told = new Set<string>();
  /** The drafts that were brought back here, by key: what differs from them was typed since. */
  readonly #brought = new Map<string, string>();
  #all: readonly Returned[] = [];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get all(): readonly Returned[] {
    return this.#all;
  }

  giveBack({ command, draft }: WaitingCommand, outcome: Returned["outcome"]): void {
    if (draft !== null) {
      // The form may be open with other words in it, or with none: it says what waits beside them.
      if (ADDING.has(command.type)) putAside(browserStorage(), draft.key, draft.value);
      else this.#bringBack(draft);
    }
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

  /** Makes what was typed a draft again; what was typed in the same form since stays, against what came before both. */
  #bringBack({ key, value }: DraftRef): void {
    const kept = readDraft(browserStorage(), key);
    const isSince = kept !== null && canonicalJson(kept) !== this.#brought.get(key);
    const draft = isSince ? joinDrafts(value, kept) : value;
    writeDraft(browserStorage(), key, draft);
    this.#brought.set(key, canonicalJson(draft));
  }

  #put(all: readonly Returned[]): void {
    this.#all = all;
    this.#changed();
  }
}
