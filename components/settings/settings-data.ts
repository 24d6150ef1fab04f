import type { z } from "zod";
import type { imprintSchema } from "@/lib/http/schemas/imprint-schema";
import type { recipientSchema, witnessSchema } from "@/lib/http/schemas/log-schema";
import type { sessionListSchema } from "@/lib/http/schemas/session-schema";
import type {
  deliverySchema,
  webhookListSchema,
  webhookSchema,
  wholeDeliverySchema,
} from "@/lib/http/schemas/webhook-schema";
import type {
  formerMemberListSchema,
  invitationListSchema,
  memberSchema,
  tokenListSchema,
} from "@/lib/http/schemas/workspace-schema";

export type Member = z.output<typeof memberSchema>;
export type ImprintView = z.output<typeof imprintSchema>;
export type FormerMember = z.output<typeof formerMemberListSchema>["formerMembers"][number];
export type Invitation = z.output<typeof invitationListSchema>["invitations"][number];
export type Token = z.output<typeof tokenListSchema>["tokens"][number];
export type SignedInSession = z.output<typeof sessionListSchema>["sessions"][number];
export type Witness = z.output<typeof witnessSchema>;
export type Recipient = z.output<typeof recipientSchema>;
export type Webhook = z.output<typeof webhookSchema>;
export type WebhookList = z.output<typeof webhookListSchema>;
export type Delivery = z.output<typeof deliverySchema>;
export type WholeDelivery = z.output<typeof wholeDeliverySchema>;
