import { z } from "zod";
import { plainText } from "../../ledger/shapes/field";
import { id, instant, named, queryNumber } from "./wire-schema";

const base64 = z.string().meta({ contentEncoding: "base64" });

export const ofSizeQuerySchema = z.strictObject({
  size: queryNumber.optional().describe("Of the log then; left out: the newest"),
});

export const entryProofQuerySchema = z.strictObject({
  article: z.uuid("Give an article's id.").describe("Whose ledger the entry is in"),
  seq: queryNumber.describe("The entry"),
  size: queryNumber.optional().describe("Of the tree to prove it for; left out: of the newest checkpoint"),
});

export const entryProofSchema = named(
  "EntryProof",
  z.strictObject({
    index: z.int().describe("Of the entry's leaf, from 0"),
    size: z.int(),
    hash: z.string().describe("The entry's, in hex; its leaf is the text `{articleId} {seq} {hash}`"),
    hashes: z.array(base64).describe("The inclusion proof (RFC 6962, 2.1.1)"),
  }),
);

export const growthProofQuerySchema = z.strictObject({
  from: queryNumber.describe("The older tree's size"),
  to: queryNumber.describe("The newer tree's size"),
});

export const growthProofSchema = named(
  "GrowthProof",
  z.strictObject({
    from: z.int(),
    to: z.int(),
    hashes: z.array(base64).describe("The consistency proof (RFC 6962, 2.1.2)"),
  }),
);

export const newWitnessSchema = named(
  "NewWitness",
  z.strictObject({
    key: plainText(400).describe("Its verifier key, name+id+key, for Ed25519 cosignatures (C2SP)"),
    address: plainText(1_000).describe("Where it takes checkpoints: https, without `/add-checkpoint`"),
  }),
);

export const witnessSchema = named(
  "Witness",
  z.strictObject({
    witnessId: id,
    name: z.string(),
    key: z.string(),
    address: z.string(),
    addedAt: instant,
    last: z
      .strictObject({ size: z.int(), at: instant })
      .nullable()
      .describe("What it countersigned last, and when by its clock; null: nothing yet"),
    problem: z.string().nullable().describe("Why it did not the last time that it was asked"),
  }),
);

export const witnessListSchema = named("WitnessList", z.strictObject({ witnesses: z.array(witnessSchema) }));

export const newRecipientSchema = named("NewRecipient", z.strictObject({ address: plainText(254) }));

export const recipientSchema = named(
  "Recipient",
  z.strictObject({
    recipientId: id,
    address: z.string(),
    addedAt: instant,
    mailedAt: instant.nullable().describe("When a checkpoint was mailed last; null: none yet"),
  }),
);

export const recipientListSchema = named(
  "RecipientList",
  z.strictObject({ recipients: z.array(recipientSchema) }),
);
