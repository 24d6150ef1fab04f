/** How often a tab that somebody looks at asks whether there is a leader. */
export const ASK_MS = 4_000;
/** After so many questions without an answer there is none. A tab that slept itself wakes with one. */
const MOST_UNANSWERED = 2;

type Word = "who leads" | "I lead";

/**
 * Asks the other tabs, while this one is visible and does not lead, whether one does; calls `onSilent` when none says so.
 * Answers when it leads: being asked is heard also in a background tab, whose own timers the browser slows down.
 */
export function watchLeader(name: string, isLeading: () => boolean, onSilent: () => void): () => void {
  const channel = new BroadcastChannel(`${name}:lead`);
  const say = (word: Word): void => channel.postMessage(word);
  let unanswered = 0;
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data === "I lead") unanswered = 0;
    else if (isLeading()) say("I lead");
  };
  const timer = setInterval(() => {
    if (isLeading() || globalThis.document?.visibilityState === "hidden") {
      unanswered = 0;
    } else if (unanswered >= MOST_UNANSWERED) {
      unanswered = 0;
      onSilent();
    } else {
      unanswered += 1;
      say("who leads");
    }
  }, ASK_MS);
  return () => {
    clearInterval(timer);
    channel.close();
  };
}
