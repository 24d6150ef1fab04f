import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import type { Connection } from "../feed/article-feed";
import type { Answer, SendingLine } from "../outbox/command-sender";
import type { WaitingCommand } from "../outbox/outbox";

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
