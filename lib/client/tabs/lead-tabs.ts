import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import { type Connection, followArticle } from "../feed/article-feed";
import { type Answer, makeSender, type SendingHears, type SendingLine } from "../outbox/command-sender";
import type { Outbox, WaitingCommand } from "../outbox/outbox";

/** How an article's tabs stand to the server: the feed, and sending. */
export type Standing = { readonly connection: Connection; readonly line: SendingLine };

type Hears = Omit<SendingHears, "line"> & {
  readonly entries: (entries: readonly ShownEntry[]) => void;
  readonly named: (name: string, data: string) => void;
  readonly standing: (change: Partial<Standing>) => void;
};

/** A tab that leads: it alone sends what waits, and holds the stream for all. */
export type Lead = {
  /** Sends what waits now instead of later. */
  readonly pump: () => void;
  readonly stop: () => void;
};

/** Begins to send and to follow, for all tabs on the article; `seq` tells how far this one is. */
export function leadTabs(articleId: string, outbox: Outbox, seq: () => number, hears: Hears): Lead {
  const sender = makeSender(articleId, outbox, {
    ...hears,
    line: (line) => hears.standing({ line }),
  });
  void sender.pump();
  const unfollow = followArticle(articleId, seq, {
    entries: hears.entries,
    named: hears.named,
    connection: (connection) => {
      hears.standing({ connection });
      if (connection === "live") void sender.pump();
    },
  });
  return {
    pump: () => void sender.pump(),
    stop: () => {
      sender.stop();
      unfollow();
    },
  };
}

/** What the tabs of one person on one article tell each other. */
export type TabMessage =
  /** From a tab that has just come, or that begins to lead; the leader answers with how things stand. */
  | { readonly kind: "hello"; readonly seq: number }
  | {
      readonly kind: "standing";
      readonly seq: number;
      readonly connection: Connection;
      readonly line: SendingLine;
    }
  | { readonly kind: "entries"; readonly entries: readonly ShownEntry[] }
  | { readonly kind: "submitted"; readonly waiting: WaitingCommand }
  /** From the tab that sends; what became of a command. */
  | { readonly kind: "answered"; readonly waiting: WaitingCommand; readonly answer: Answer }
  /** From the tab that sends: a command was overtaken by somebody else's, and goes on in a later one. */
  | { readonly kind: "joined"; readonly commandId: string; readonly into: WaitingCommand }
  /** From the tab in which a command was asked for: the person has been told there that it was not taken. */
  | { readonly kind: "told"; readonly commandId: string }
  | { readonly kind: "dismissed"; readonly commandId: string }
  | { readonly kind: "retry" }
  /** An event of the stream that is not the ledger's, or what one tab tells the others. */
  | { readonly kind: "named"; readonly name: string; readonly data: string };
