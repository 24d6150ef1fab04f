import { z } from "zod";
import { EDITION_KINDS, REPORT_READERS } from "../../domain/edition";
import { DELIVERY_STATES, WEBHOOK_EVENTS, WEBHOOK_MESSAGES } from "../../domain/webhook";
import { plainText } from "../../ledger/shapes/field";
import { id, instant, named, queryLimit } from "./wire-schema";

const address = plainText(2_000).describe("Where it takes messages: https");
const events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .max(20, "Name each event once.")
  .describe("What it is told of");

export const newWebhookSchema = named("NewWebhook", z.strictObject({ address, events }));

export const webhookChangeSchema = named(
  "WebhookChange",
  z.strictObject({
    address: address.optional(),
    events: events.optional(),
    isPaused: z
      .boolean()
      .optional()
      .describe("What happens meanwhile is never sent; false also switches one on that switched itself off"),
  }),
);

export const webhookSchema = named(
  "Webhook",
  z.strictObject({
    webhookId: id,
    address: z.string(),
    events: z.array(z.enum(WEBHOOK_EVENTS)),
    isPaused: z.boolean(),
    addedAt: instant,
    failingSince: instant.nullable().describe("Nothing arrived since; null: the last message did"),
    off: z
      .strictObject({ at: instant, reason: z.string() })
      .nullable()
      .describe("It switched itself off: 410, or nothing arrived for five days"),
    olderSecretUntil: instant
      .nullable()
      .describe("Until then the secret before signs beside the present one"),
  }),
);

const secret = z
  .string()
  .describe("`whsec_` and the key in Base64, as Standard Webhooks has it. Given out here and never again");

export const webhookWithSecretSchema = named(
  "WebhookWithSecret",
  z.strictObject({ ...webhookSchema.shape, secret }),
);

export const webhookListSchema = named(
  "WebhookList",
  z.strictObject({
    isSending: z.boolean().describe("False: this installation asks nobody outside (ASSAY_FETCH=off)"),
    webhooks: z.array(webhookSchema),
  }),
);

export const deliverySchema = named(
  "WebhookDelivery",
  z.strictObject({
    deliveryId: id.describe("The message's `webhook-id`, the same in every try"),
    type: z.enum(WEBHOOK_MESSAGES),
    articleId: id.nullable(),
    at: instant.describe("When that happened which it tells of"),
    state: z.enum(DELIVERY_STATES),
    tries: z.int(),
    lastTryAt: instant.nullable(),
    nextTryAt: instant.nullable(),
    status: z.int().nullable().describe("Of the last answer"),
    tookMs: z.int().nullable(),
    problem: z.string().nullable().describe("Why the last try failed, in words"),
  }),
);

export const wholeDeliverySchema = named(
  "WholeWebhookDelivery",
  z.strictObject({
    ...deliverySchema.shape,
    body: z.string().nullable().describe("As it was sent; null: nothing yet, or removed by order of law"),
    answer: z.string().nullable().describe("How the last answer begins, at most 1 kB"),
  }),
);

export const deliveryListSchema = named(
  "WebhookDeliveryList",
  z.strictObject({ deliveries: z.array(deliverySchema) }),
);

export const deliveriesQuerySchema = z.strictObject({
  limit: queryLimit(100).optional().describe("How many, the newest first; 20 as a rule"),
});

const about = {
  workspace: z.string().describe("The desk's slug"),
  article: z.strictObject({ id, title: z.string() }),
  seq: z.int().describe("The entry of the article's ledger that it tells of"),
};

const message = <Type extends z.ZodType>(type: Type, data: z.ZodType) =>
  z.strictObject({ type, timestamp: instant.describe("When it happened"), data });

/** What a webhook is sent when a claim was settled. It names nobody of the desk. */
const claimSettledSchema = named(
  "ClaimSettledMessage",
  message(
    z.literal("claim.settled"),
    z.strictObject({
      ...about,
      claim: z.strictObject({
        id,
        quote: z.string().describe("The words that it stands on"),
        statement: z.string().nullable(),
        rating: z.strictObject({ id: z.string(), label: z.string(), value: z.number().nullable() }),
      }),
    }),
  ),
);

/** What a webhook is sent of an edition of a report. */
const editionMessageSchema = named(
  "EditionMessage",
  message(
    z.enum(["report.published", "report.corrected", "report.withdrawn"]),
    z.strictObject({
      ...about,
      edition: z.strictObject({
        number: z.int(),
        kind: z.enum(EDITION_KINDS),
        readers: z.enum(REPORT_READERS),
        headline: z.string().nullable().describe("Null too where only members may read it"),
        address: z.string().nullable().describe("Its page; null where only members may read it"),
      }),
    }),
  ),
);

/** What every webhook may be sent, by the name in the OpenAPI document. */
export const webhookMessages = { claimSettled: claimSettledSchema, edition: editionMessageSchema } as const;
