import type { ActorId } from "../../domain/ids";
import type { Role } from "../../domain/role";
import { quoteWords } from "../kinds/quote-words";
import { describeScaleChange, describeSettingsChange } from "./describe-rules";
import type { DeskEntry } from "./desk-entry";
import type { DeskEvents, DeskEventType } from "./desk-shapes";
import type { GrowingDesk } from "./growing-desk";

/** What a sentence is made with: who acted, and what people and tokens are called. */
export type DeskTelling = { readonly who: string; readonly actor: (id: string) => string };

type EntryOf<Type extends DeskEventType> = Extract<DeskEntry, { readonly type: Type }>;

/** What is true of one kind of event of a desk. A kind that leaves a verb out does not compile. */
type DeskKind<Type extends DeskEventType> = {
  /** Does it to a desk that is being folded. */
  readonly fold: (desk: GrowingDesk, entry: EntryOf<Type>) => void;
  /** One plain sentence: who did what, from what to what. */
  readonly describe: (data: DeskEvents[Type], telling: DeskTelling) => string;
};

const DESK_KINDS: { readonly [Type in DeskEventType]: DeskKind<Type> } = {
  "desk-made": {
    fold: (desk, { data }) => {
      desk.name = data.name;
      desk.settings = data.settings;
      desk.ratings = data.ratings;
    },
    describe: ({ name }, { who }) => `${who} made the desk ${quoteWords(name)}.`,
  },
  "desk-recorded": {
    fold: (desk, { data }) => {
      desk.name = data.name;
      desk.settings = data.settings;
      desk.ratings = data.ratings;
      desk.imprint = data.imprint;
      for (const { userId, role } of data.members) desk.members.set(userId, role);
      for (const { userId, role } of data.formerMembers) desk.formerMembers.set(userId, role);
      for (const { tokenId, role, isRevoked } of data.tokens) desk.tokens.set(tokenId, { role, isRevoked });
      for (const { invitationId, role, isAccepted } of data.invitations)
        desk.invitations.set(invitationId, { role, isAccepted });
    },
    describe: ({ name, members, tokens }) => {
      const open = tokens.filter(({ isRevoked }) => !isRevoked).length;
      return `The desk ${quoteWords(name)} was written down as it stood, with ${count(members.length, "member")} and ${count(open, "token")}: from here on its changes are kept.`;
    },
  },
  "member-added": {
    fold: (desk, { data }) => join(desk, data.userId, data.role),
    describe: ({ userId, role }, { who, actor }) => `${who} added ${actor(userId)} as ${role}.`,
  },
  "role-changed": {
    fold: (desk, { data }) => desk.members.set(data.userId, data.to),
    describe: ({ userId, from, to }, { who, actor }) =>
      `${who} changed the role of ${actor(userId)} from ${from} to ${to}.`,
  },
  "member-removed": {
    fold: (desk, { data }) => {
      desk.members.delete(data.userId);
      desk.formerMembers.set(data.userId, data.role);
      for (const tokenId of data.revokedTokens) revoke(desk, tokenId);
      for (const id of data.withdrawnInvitations) desk.invitations.delete(id);
    },
    describe: ({ userId, role, revokedTokens, withdrawnInvitations }, { who, actor }) => {
      const ended = [
        ...(revokedTokens.length > 0 ? [count(revokedTokens.length, "token")] : []),
        ...(withdrawnInvitations.length > 0 ? [count(withdrawnInvitations.length, "open invitation")] : []),
      ];
      const also = ended.length === 0 ? "" : ` What they had given out ended too: ${ended.join(", ")}.`;
      return `${who} removed ${actor(userId)}, who was ${role}.${also}`;
    },
  },
  "member-restored": {
    fold: (desk, { data }) => join(desk, data.userId, data.role),
    describe: ({ userId, role }, { who, actor }) => `${who} brought ${actor(userId)} back as ${role}.`,
  },
  "invitation-made": {
    fold: (desk, { data }) => desk.invitations.set(data.invitationId, { role: data.role, isAccepted: false }),
    describe: ({ role, expiresAt }, { who }) =>
      `${who} made an invitation to join as ${role}, good until ${expiresAt.slice(0, 10)}.`,
  },
  "invitation-accepted": {
    fold: (desk, { data }) => {
      desk.invitations.set(data.invitationId, { role: data.role, isAccepted: true });
      join(desk, data.userId, data.role);
    },
    describe: ({ role }, { who }) => `${who} accepted an invitation and joined as ${role}.`,
  },
  "invitation-withdrawn": {
    fold: (desk, { data }) => desk.invitations.delete(data.invitationId),
    describe: ({ role }, { who }) => `${who} withdrew an invitation to join as ${role}.`,
  },
  "settings-changed": {
    fold: (desk, { data }) => {
      desk.settings = data.after;
    },
    describe: ({ before, after }, { who }) => `${who} ${describeSettingsChange(before, after)}.`,
  },
  "scale-changed": {
    fold: (desk, { data }) => {
      desk.ratings = data.after;
    },
    describe: ({ before, after }, { who }) =>
      `${who} changed the rating scale: ${describeScaleChange(before, after)}.`,
  },
  "imprint-saved": {
    fold: (desk, { data }) => {
      desk.imprint = data;
    },
    describe: ({ version }, { who }) =>
      `${who} saved version ${version} of what the desk says of itself in its reports.`,
  },
  "token-issued": {
    fold: (desk, { data }) => desk.tokens.set(data.tokenId, { role: data.role, isRevoked: false }),
    describe: ({ tokenId, role }, { who, actor }) =>
      `${who} issued the API token ${quoteWords(actor(tokenId))} as ${role}.`,
  },
  "token-revoked": {
    fold: (desk, { data }) => revoke(desk, data.tokenId),
    describe: ({ tokenId }, { who, actor }) => `${who} revoked the API token ${quoteWords(actor(tokenId))}.`,
  },
  "sessions-ended": {
    fold: () => undefined,
    describe: ({ userId }, { who, actor }) => `${who} signed ${actor(userId)} out everywhere.`,
  },
  "signed-in-elsewhere": {
    fold: () => undefined,
    describe: ({ browser, network }, { who }) =>
      `${who} signed in from a new place: ${browser}, from ${network}.`,
  },
  "name-removed": {
    fold: (desk, { data }) => desk.pseudonyms.set(data.userId, data.pseudonym),
    describe: ({ pseudonym }, { who }) =>
      `${who} removed the name of a former member, who is ${pseudonym} from here on.`,
  },
  "witness-added": {
    fold: (desk, { data }) => desk.witnesses.set(data.key, data.address),
    describe: ({ key, address }, { who }) =>
      `${who} made ${quoteWords(nameOf(key))} at ${address} a witness of the desk’s log.`,
  },
  "witness-removed": {
    fold: (desk, { data }) => desk.witnesses.delete(data.key),
    describe: ({ key }, { who }) =>
      `${who} removed the witness ${quoteWords(nameOf(key))} of the desk’s log.`,
  },
  "recipient-added": {
    fold: (desk, { data }) => desk.recipients.set(data.recipientId, data.host),
    describe: ({ host }, { who }) => `${who} had the log’s checkpoints mailed to an address at ${host}.`,
  },
  "recipient-removed": {
    fold: (desk, { data }) => desk.recipients.delete(data.recipientId),
    describe: ({ host }, { who }) =>
      `${who} ended the mailing of the log’s checkpoints to an address at ${host}.`,
  },
  "webhook-added": {
    fold: (desk, { data }) => desk.webhooks.set(data.webhookId, data),
    describe: ({ host, events }, { who }) => `${who} added a webhook at ${host} for ${namedEvents(events)}.`,
  },
  "webhook-changed": {
    fold: (desk, { data }) => desk.webhooks.set(data.after.webhookId, data.after),
    describe: ({ before, after }, { who }) => `${who} ${describeWebhookChange(before, after)}.`,
  },
  "webhook-removed": {
    fold: (desk, { data }) => desk.webhooks.delete(data.webhookId),
    describe: ({ host }, { who }) => `${who} removed the webhook at ${host}.`,
  },
  "webhook-secret-made": {
    fold: () => undefined,
    describe: ({ host }, { who }) => `${who} made a new secret for the webhook at ${host}.`,
  },
  "webhook-switched-on": {
    fold: () => undefined,
    describe: ({ host }, { who }) =>
      `${who} switched the webhook at ${host}, which had switched itself off, on again.`,
  },
};

/** The verbs, said of any entry of a desk: it asks the kind that the entry is of. */
export const deskEvents = {
  fold<Type extends DeskEventType>(desk: GrowingDesk, entry: EntryOf<Type>): void {
    kindOf<Type>(entry).fold(desk, entry);
  },
  describe<Type extends DeskEventType>(entry: EntryOf<Type>, actor: DeskTelling["actor"]): string {
    const data = entry.data as DeskEvents[Type];
    return kindOf<Type>(entry).describe(data, { who: actor(entry.actor), actor });
  },
};

function kindOf<Type extends DeskEventType>(entry: EntryOf<Type>): DeskKind<Type> {
  return DESK_KINDS[entry.type as Type];
}

function join(desk: GrowingDesk, userId: ActorId, role: Role): void {
  desk.members.set(userId, role);
  desk.formerMembers.delete(userId);
}

function revoke(desk: GrowingDesk, tokenId: ActorId): void {
  const token = desk.tokens.get(tokenId);
  if (token !== undefined) desk.tokens.set(tokenId, { ...token, isRevoked: true });
}

/** The name that a verifier key begins with. */
const nameOf = (key: string): string => key.split("+", 1)[0] ?? key;

const namedEvents = (events: readonly string[]): string => events.join(", ");

type Webhook = DeskEvents["webhook-added"];

function describeWebhookChange(before: Webhook, after: Webhook): string {
  const isMoved = before.host !== after.host;
  const isForOthers = namedEvents(before.events) !== namedEvents(after.events);
  const said = [
    ...(isMoved ? [`moved it to ${after.host}`] : []),
    ...(isForOthers
      ? [`had it told of ${namedEvents(after.events)} instead of ${namedEvents(before.events)}`]
      : []),
    ...(before.isPaused === after.isPaused ? [] : [after.isPaused ? "paused it" : "resumed it"]),
  ];
  // Of an address only the host is written down: the rest is what changed.
  const what = said.length === 0 ? "changed its address" : said.join(", ");
  return `changed the webhook at ${before.host}: ${what}`;
}

const count = (many: number, noun: string): string => `${many} ${noun}${many === 1 ? "" : "s"}`;
