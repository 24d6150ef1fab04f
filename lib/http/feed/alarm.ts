/** Wakes one who waits. Remembers that it rang while nobody was waiting, so that nothing is missed in between. */
export class Alarm {
  #hasRung = false;
  #wake: () => void = () => {};

  constructor(signal: AbortSignal) {
    signal.addEventListener("abort", () => this.ring(), { once: true });
    if (signal.aborted) this.#hasRung = true;
  }

  ring(): void {
    this.#hasRung = true;
    this.#wake();
  }

  /** True as soon as it rings, false when `ms` have passed in silence. */
  async waitFor(ms: number): Promise<boolean> {
    if (!this.#hasRung) await this.#sleep(ms);
    const hasRung = this.#hasRung;
    this.#hasRung = false;
    return hasRung;
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
