import type { ActorId } from "../../domain/ids";
import type { Role } from "../../domain/role";
import type { DeskEvents } from "./desk-shapes";

/** A desk as its ledger tells it, while it is folded and afterwards. */
export type GrowingDesk = {
  name: string;
  settings: DeskEvents["desk-made"]["settings"];
  ratings: DeskEvents["desk-made"]["ratings"];
  imprint: DeskEvents["desk-recorded"]["imprint"];
  readonly members: Map<ActorId, Role>;
  readonly formerMembers: Map<ActorId, Role>;
  readonly tokens: Map<ActorId, { readonly role: Role; readonly isRevoked: boolean }>;
  readonly invitations: Map<string, { readonly role: Role; readonly isAccepted: boolean }>;
  /** What those are called whose names were removed. */
  readonly pseudonyms: Map<ActorId, string>;
  /** Addresses of those who countersign the log, by key. */
  readonly witnesses: Map<string, string>;
  /** Where those are who get checkpoints by e-mail. */
  readonly recipients: Map<string, string>;
  readonly webhooks: Map<string, DeskEvents["webhook-added"]>;
};

/** A desk of which nothing is known yet. */
export function emptyDesk(): GrowingDesk {
  return {
    ...{ name: "", settings: {}, ratings: [], imprint: null },
    ...{ members: new Map(), formerMembers: new Map(), tokens: new Map() },
    ...{ invitations: new Map(), pseudonyms: new Map(), witnesses: new Map(), recipients: new Map() },
    webhooks: new Map(),
  };
}
