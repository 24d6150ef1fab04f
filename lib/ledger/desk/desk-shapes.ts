import { z } from "zod";
import { ROLES } from "../../domain/role";
import { NETWORKS } from "../../domain/sign-in-place";
import { type DataOf, eventShape, kept } from "../shapes/event-shape";

const role = z.enum(ROLES);
const seat = z.strictObject({ userId: kept.actorId, role });
const invitation = z.strictObject({ invitationId: z.guid(), role });
const imprint = z.strictObject({
  version: z.int(),
  /** SHA-256 of what is said, as RFC 8785 writes it, and of the logo's PNG. */
  saidSha256: z.string(),
  logoSha256: z.string().nullable(),
});
const witness = z.strictObject({
  /** As verifiers are given it (C2SP); it has the witness' name. */
  key: z.string(),
  address: z.string(),
});
const recipient = z.strictObject({ recipientId: z.guid(), host: z.string() });
/** Of its address only the host: the rest may be a secret of its own. */
const webhookShape = z.strictObject({
  webhookId: z.guid(),
  host: z.string(),
  events: z.array(z.string()),
  isPaused: z.boolean(),
});
const namedWebhook = { webhookId: z.guid(), host: z.string() };
const settings = z.record(z.string(), z.json());
const ratings = z.array(z.looseObject({ id: z.string(), label: z.string() }));

/**
 * What can have happened to a desk itself: to its people, its rules, its tokens. As with articles, no name of a person
 * stands in it, and each event carries all that is needed to fold it and to tell it.
 */
export const deskEventSchema = z.discriminatedUnion("type", [
  eventShape("desk-made", { slug: z.string(), name: z.string(), settings, ratings }),
  /** The desk is older than its ledger, which begins with how it stood. */
  eventShape("desk-recorded", {
    slug: z.string(),
    name: z.string(),
    settings,
    ratings,
    members: z.array(seat),
    formerMembers: z.array(seat),
    invitations: z.array(z.strictObject({ ...invitation.shape, isAccepted: z.boolean() })),
    tokens: z.array(z.strictObject({ tokenId: kept.actorId, role, isRevoked: z.boolean() })),
    imprint: imprint.nullable(),
  }),
  eventShape("member-added", seat.shape),
  eventShape("role-changed", { userId: kept.actorId, from: role, to: role }),
  /** With them end the tokens that they issued and the open invitations that they made. */
  eventShape("member-removed", {
    ...seat.shape,
    revokedTokens: z.array(kept.actorId),
    withdrawnInvitations: z.array(z.guid()),
  }),
  eventShape("member-restored", seat.shape),
  eventShape("invitation-made", { ...invitation.shape, expiresAt: z.string() }),
  eventShape("invitation-accepted", { ...seat.shape, invitationId: z.guid() }),
  eventShape("invitation-withdrawn", invitation.shape),
  eventShape("settings-changed", { before: settings, after: settings }),
  eventShape("scale-changed", { before: ratings, after: ratings }),
  eventShape("imprint-saved", imprint.shape),
  eventShape("token-issued", { tokenId: kept.actorId, role }),
  eventShape("token-revoked", { tokenId: kept.actorId }),
  eventShape("sessions-ended", { userId: kept.actorId }),
  eventShape("signed-in-elsewhere", { browser: z.string(), network: z.enum(NETWORKS) }),
  eventShape("name-removed", { userId: kept.actorId, pseudonym: z.string() }),
  eventShape("witness-added", witness.shape),
  eventShape("witness-removed", witness.shape),
  eventShape("recipient-added", recipient.shape),
  eventShape("recipient-removed", recipient.shape),
  eventShape("webhook-added", webhookShape.shape),
  eventShape("webhook-changed", { before: webhookShape, after: webhookShape }),
  eventShape("webhook-removed", namedWebhook),
  eventShape("webhook-secret-made", namedWebhook),
  /** It had switched itself off. */
  eventShape("webhook-switched-on", namedWebhook),
]);

/** What is said of an e-mail address: where it is, since the whole of it is a person's. */
export const recipientHost = (address: string): string =>
  address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** What is said of a webhook: of its address only where it is, with a port that is not the usual one. */
export const loggedWebhook = ({ address, ...webhook }: WebhookRow): z.output<typeof webhookShape> => ({
  webhookId: webhook.webhookId,
  host: new URL(address).host,
  events: [...webhook.events],
  isPaused: webhook.isPaused,
});

type WebhookRow = {
  readonly webhookId: string;
  readonly address: string;
  readonly events: readonly string[];
  readonly isPaused: boolean;
};

export type DeskEvent = z.output<typeof deskEventSchema>;
export type DeskEventType = DeskEvent["type"];

/** The data of each kind. */
export type DeskEvents = DataOf<readonly [typeof deskEventSchema]>;

/** Every type there is, as they are listed above. */
export const DESK_EVENT_TYPES: readonly DeskEventType[] = deskEventSchema.options.map(
  ({ shape }) => shape.type.value,
);
