import { z } from "zod";
import { named, queryNumber } from "./wire-schema";

const base64 = z.string().meta({ contentEncoding: "base64" });

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
