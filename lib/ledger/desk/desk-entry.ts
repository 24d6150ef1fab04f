import type { ActorId, WorkspaceId } from "../../domain/ids";
import type { Seal } from "../shapes/ledger-entry";
import type { DeskEvent } from "./desk-shapes";

type Envelope = {
  /** The desk's own id: an entry has the same shape in every ledger, and a desk's ledger is its own. */
  readonly articleId: WorkspaceId;
  readonly seq: number;
  readonly at: string;
  readonly actor: ActorId;
};

/** A desk's entry as it was decided, before it is linked to the one before it. */
export type UnsealedDeskEntry = DeskEvent & Envelope;

/** An entry of a desk's own ledger: the same shape, salt and hashes as an article's. */
export type DeskEntry = UnsealedDeskEntry & Seal;

/**
 * Who acts where nobody signed in: whoever runs this installation, by its command line. A fixed id, so that an entry of
 * theirs can be told from a member's.
 */
export const OPERATOR = "a55a7000-0000-4000-8000-000000000001" as ActorId;

/** What the operator is called on screen. */
export const OPERATOR_NAME = "The command line";
