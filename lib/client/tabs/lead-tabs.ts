import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import { type Connection, followArticle } from "../feed/article-feed";
import { makeSender, type SendingHears, type SendingLine } from "../outbox/command-sender";
import type { Outbox } from "../outbox/outbox";

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
