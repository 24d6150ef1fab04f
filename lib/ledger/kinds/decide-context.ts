import type { Failure } from "../../domain/failure";
import type { ActorId, RevisionId } from "../../domain/ids";
import type { RatingScale } from "../../domain/rating";
import type { Result } from "../../domain/result";
import type { Role } from "../../domain/role";
import type { WorkspaceSettings } from "../../domain/workspace-settings";
import type { ReviewEvent } from "../shapes/event";

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
};

/** The events that a command leads to, none when it would change nothing; or why it is refused. */
export type Decision = Result<readonly ReviewEvent[], Failure>;
