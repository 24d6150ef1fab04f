import type { TabDoing } from "../../domain/presence";

/** Less than half of what the server waits for, so that one beat may get lost. */
const BEAT_MS = 5_000;
/** Movements are told no more often than this. */
const MOVE_MS = 500;

/** Tells the server what is done in this tab: at once, then when it changes, and every few seconds. */
export type PresenceSender = {
  /** Something may have changed. */
  readonly touch: () => void;
  /** Says it again, because the server may have forgotten. */
  readonly beat: () => void;
  /** Says that the tab is left, and says nothing more until it is touched again. */
  readonly leave: () => void;
  readonly stop: () => void;
};

export function startPresenceSender(rim: {
  /** While it is not, nothing is said. */
  readonly isReachable: () => boolean;
  /** What is done in the tab now; null when nobody is there. */
  readonly look: () => TabDoing | null;
  readonly tell: (beat: number, doing: TabDoing) => void;
  readonly leave: (beat: number) => void;
}): PresenceSender {
  let beat = 0;
  let said: string | null = null;
  let saidAt = Number.NEGATIVE_INFINITY;
  let moving: ReturnType<typeof setTimeout> | undefined;

  const leave = (): void => {
    clearTimeout(moving);
    moving = undefined;
    if (said === null) return;
    said = null;
    if (rim.isReachable()) rim.leave(++beat);
  };
  const say = (isBeat: boolean): void => {
    if (!rim.isReachable()) return;
    const doing = rim.look();
    if (doing === null) {
      leave();
      return;
    }
    const saying = JSON.stringify(doing);
    if (!isBeat && saying === said) return;
    said = saying;
    saidAt = Date.now();
    rim.tell(++beat, doing);
  };
  const touch = (): void => {
    moving ??= setTimeout(
      () => {
        moving = undefined;
        say(false);
      },
      Math.max(0, saidAt + MOVE_MS - Date.now()),
    );
  };
  const beating = setInterval(() => say(true), BEAT_MS);
  touch();
  return {
    touch,
    beat: () => say(true),
    leave,
    stop: () => {
      clearInterval(beating);
      leave();
    },
  };
}
