import { z } from "zod";
import { LONGEST_HEADLINE, LONGEST_SUMMARY } from "../../domain/edition";
import type { CommandId } from "../../domain/ids";
import { plainText, uuid } from "../../ledger/field";
import { id, instant, named } from "./wire-schema";

/** What is asked for when a report is published. */
export const publishSchema = named(
  "NewEdition",
  z.strictObject({
    commandId: uuid
      .transform((value) => value as CommandId)
      .describe("The same one sent twice publishes once"),
    seq: z.int().min(1).optional().describe("The ledger seq that was looked at; left out: now"),
    headline: plainText(LONGEST_HEADLINE)
      .nullable()
      .optional()
      .describe("The desk's own headline; left out: the article's title"),
    summary: plainText(LONGEST_SUMMARY)
      .nullable()
      .optional()
      .describe("What was checked and what came out, in Markdown"),
    note: plainText(2_000)
      .nullable()
      .optional()
      .describe("What changed and why; from edition 2 on it must be there"),
  }),
);

export const editionSchema = named(
  "Edition",
  z.strictObject({
    reportId: id,
    number: z.int().min(1),
    slug: z.string(),
    seq: z.int().min(1).describe("The ledger seq that it shows the review at"),
    hash: z.string().describe("The ledger's hash there"),
    sha256: z.string().describe("Of the published page's bytes"),
    headline: z.string().nullable(),
    summary: z.string().nullable(),
    note: z.string().nullable(),
    publishedAt: instant,
    publishedBy: id,
    url: z.string().describe("The newest edition"),
    editionUrl: z.string().describe("This edition, for ever"),
  }),
);

export const editionListSchema = named(
  "EditionList",
  z.strictObject({ reports: z.array(editionSchema).describe("The newest first") }),
);
