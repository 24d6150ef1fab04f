import {
  forgetSilent,
  type HeardSign,
  hearSign,
  nextSilence,
  type PersonHere,
  type PresenceRoom,
  peopleHere,
} from "../domain/presence";
import { softTimer } from "./soft-timer";

/** Who is here is told no more often than this. */
const TELL_MS = 250;

type Rim = {
  readonly now: () => number;
  /** Takes who is here now, each time that it changed. */
  readonly tell: (people: readonly PersonHere[]) => void;
  readonly onEmpty: () => void;
};

/** Who is in one article. It forgets by itself those who fell silent. */
export class ArticlePresence {
  readonly #rim: Rim;
  #room: PresenceRoom = new Map();
  /** What was told last, so that a beat in which nobody moved tells nothing. */
  #told = "[]";
  #toldAt = Number.NEGATIVE_INFINITY;
  #telling: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout | undefined;

  constructor(rim: Rim) {
    this.#rim = rim;
  }

  hear(sign: HeardSign): void {
    const room = hearSign(this.#room, sign);
    if (room === this.#room) return;
    this.#room = room;
    this.#tell();
    this.#awaitSilence();
  }

  people(): readonly PersonHere[] {
    return peopleHere(this.#room, this.#rim.now());
  }

  signs(): readonly HeardSign[] {
    return [...forgetSilent(this.#room, this.#rim.now()).values()];
  }

  close(): void {
    clearTimeout(this.#telling);
    clearTimeout(this.#silence);
  }

  #tell(): void {
    const wait = this.#toldAt + TELL_MS - this.#rim.now();
    if (wait > 0) this.#tellLater(wait);
    else this.#tellNow(this.people());
  }

  #tellNow(people: readonly PersonHere[]): void {
    const told = JSON.stringify(people);
    if (told === this.#told) return;
    this.#told = told;
    this.#toldAt = this.#rim.now();
    this.#rim.tell(people);
  }

  #tellLater(ms: number): void {
    this.#telling ??= softTimer(ms, () => {
      this.#telling = undefined;
      this.#tell();
      this.#awaitSilence();
    });
  }

  #awaitSilence(): void {
    clearTimeout(this.#silence);
    const next = nextSilence(this.#room);
    if (next !== null) this.#silence = softTimer(Math.max(0, next - this.#rim.now()), () => this.#forget());
    else if (this.#telling === undefined) this.#rim.onEmpty();
  }

  #forget(): void {
    this.#room = forgetSilent(this.#room, this.#rim.now());
    this.#tell();
    this.#awaitSilence();
  }
}
