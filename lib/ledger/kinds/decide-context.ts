import type { Failure } from "../../domain/failure";
import type { ActorId, RevisionId, SuggestionId } from "../../domain/ids";
import type { RatingScale } from "../../domain/rating";
import type { Result } from "../../domain/result";
import type { Role } from "../../domain/role";
import type { WorkspaceSettings } from "../../domain/workspace-settings";
import type { EventData, ReviewEvent } from "../shapes/event";
import type { LedgerEntry } from "../shapes/ledger-entry";

/** What a decision needs to know besides the review and the command: who asks, when, and of what desk and text. */
export type DecideContext = {
  readonly actor: ActorId;
  readonly role: Role;
  /** RFC 3339 in UTC: when the command was received. */
  readonly at: string;
  readonly scale: RatingScale;
  readonly settings: WorkspaceSettings;
  readonly memberIds: ReadonlySet<ActorId>;
  /** The article's current revision, with its canonical text. */
  readonly revision: { readonly id: RevisionId; readonly text: string };
  /** Canonical texts of earlier revisions, as far as they are known where it is decided. */
  readonly earlierTexts: ReadonlyMap<RevisionId, string>;
  /**
   * The texts that accepted suggestions make, ready beforehand. Null where no text is made, as in a browser: there an
   * acceptance changes nothing until the server says so.
   */
  readonly rewordedTexts: ReadonlyMap<SuggestionId, RewordedText> | null;
  /**
   * The entries whose data is asked to be removed, by seq, as they are committed. Null where nothing is removed, as in a
   * browser.
   */
  readonly committed: ReadonlyMap<number, LedgerEntry> | null;
};

/** A new text with other words in one place of an earlier one, as an event names it. */
export type RewordedText = {
  readonly from: RevisionId;
  /** Where the replaced words stood in the earlier text, UTF-16. */
  readonly start: number;
  readonly end: number;
  /** The whole new text. */
  readonly text: string;
  readonly revision: Omit<EventData["article-revised"]["revision"], "number">;
};

/** The events that a command leads to, none when it would change nothing; or why it is refused. */
export type Decision = Result<readonly ReviewEvent[], Failure>;
