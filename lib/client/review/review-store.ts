import type { ReviewState } from "../../domain/claim";
import type { ClaimId } from "../../domain/ids";
import type { WaitingMark } from "../../ledger/commands/review-client";
import type { DecideContext } from "../../ledger/kinds/decide-context";
import type { CommandInput } from "../../ledger/shapes/command";
import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import type { Connection } from "../feed/article-feed";
import type { Answer } from "../outbox/command-sender";
import type { DraftRef } from "../outbox/outbox";

/** Whether what was sent has arrived. */
export type Saving = "saved" | "saving" | "waiting" | "signed-out";

/** A command that waited and was then not taken: what it was, and why. */
export type Returned = {
  readonly command: CommandInput;
  readonly draft: DraftRef | null;
  readonly outcome: Extract<Answer, { readonly kind: "refused" | "stale" }>;
};

/** Everything that a screen draws from. */
export type ReviewSnapshot = {
  /** What is shown: the confirmed review, with what waits done on top. Its `seq` is the last confirmed entry's. */
  readonly state: ReviewState;
  /** Confirmed entries; from 1 to `state.seq` once `isComplete`. */
  readonly entries: readonly ShownEntry[];
  readonly isComplete: boolean;
  readonly saving: Saving;
  /** How many commands the server has not answered yet. */
  readonly waiting: number;
  /** Claims that something waits on. */
  readonly marks: ReadonlyMap<ClaimId, WaitingMark>;
  readonly hasSaved: boolean;
  /** How often the review was read anew: each time other things of its past may be shown. */
  readonly readings: number;
  readonly connection: Connection;
  /** Whether what waits survives closing the tab. */
  readonly isKept: boolean;
  readonly returned: readonly Returned[];
};

/** What a form learns after sending. "waiting": it is done on the screen, kept in the browser, and sent by itself. */
export type Sent = Answer | { readonly kind: "waiting" };

/** A command, and the draft that comes back if it is not taken. */
export type ToSend = { readonly command: CommandInput; readonly draft?: DraftRef | undefined };

/** One store a screen. `LiveReview` is the one that there is. */
export type ReviewStore = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => ReviewSnapshot;
  /**
   * Does a command at once where it fits what is shown, keeps it, and sends it. Where it does not fit, the answer is
   * the server's.
   */
  readonly send: (command: CommandInput, draft?: DraftRef) => Promise<Sent>;
  /** The same for a list of which the server takes all or none; the answer is one for all. */
  readonly sendAll: (list: readonly ToSend[]) => Promise<Sent>;
  /** Sends what waits now instead of later. */
  readonly retry: () => void;
  readonly loadHistory: () => Promise<void>;
  /** Reads the review anew, as after things that were withheld are shown. What waits stays. False when nobody answered. */
  readonly reload: () => Promise<boolean>;
  readonly dismiss: (commandId: string) => void;
  /** Hears the stream's events that are not the ledger's, in whichever tab they came in. Returns what ends it. */
  readonly onNamed: (name: string, listener: (data: string) => void) => () => void;
  /** Tells the person's other tabs on the article; they hear it as a named event. */
  readonly tellTabs: (name: string, data: string) => void;
  /** Begins to follow the article and to send what waits. Returns what ends it. */
  readonly start: () => () => void;
};

/** What a store begins with. */
export type StoreStart = {
  readonly state: ReviewState;
  readonly userId: string;
  /** What a command asked for at that time is decided on, in the browser. */
  readonly contextAt: (at: string) => DecideContext;
};
