import { takeTurns } from "./take-turns";

/** The tabs of one browser that show the same thing to the same person. */
export type TabGroup<Message> = {
  /** Says something to the other tabs. */
  readonly post: (message: Message) => void;
  readonly leave: () => void;
};

type Part<Message> = {
  /** What another tab says. */
  readonly hear: (message: Message) => void;
  /** This tab is the one that acts for all. Returns what ends that. */
  readonly lead: () => () => void;
};

/** Joins the tabs of a name: they hear each other, and one leads at a time. */
export function joinTabs<Message>(name: string, part: Part<Message>): TabGroup<Message> {
  const channel = globalThis.BroadcastChannel === undefined ? null : new BroadcastChannel(name);
  if (channel !== null) {
    channel.onmessage = (event: MessageEvent<Message>) => part.hear(event.data);
  }
  const stop = takeTurns(name, part.lead);
  return {
    post: (message) => channel?.postMessage(message),
    leave: () => {
      stop();
      channel?.close();
    },
  };
}
