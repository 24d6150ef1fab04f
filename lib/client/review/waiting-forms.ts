import type { Sent } from "./review-store";

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
