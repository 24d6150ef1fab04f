import { z } from "zod";
import {
  ARTICLE_SHOWN,
  EDITION_KINDS,
  LONGEST_HEADLINE,
  LONGEST_SUMMARY,
  REPORT_READERS,
} from "../../domain/edition";
import { asked } from "../../ledger/shapes/command-shape";
import { plainText, someText } from "../../ledger/shapes/field";
import { id, instant, named, queryLimit } from "./wire-schema";

/** What an edition shows, and what the desk says of it in its own words. */
const shown = {
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
  readers: z
    .enum(REPORT_READERS)
    .optional()
    .describe(
      "Who may read the report: anyone, and it is listed; whoever has its address; members. Left out: as before, else unlisted",
    ),
  kind: z
    .enum(EDITION_KINDS)
    .optional()
    .describe(
      "What it is to readers of the edition before. Left out: a correction, and the first a fact check",
    ),
  openClaims: z
    .union(
      [z.enum(["all", "none"]), z.array(asked.claimId).max(10_000)],
      'Give "all", "none" or a list of claims\u2019 ids.',
    )
    .optional()
    .describe("Which claims without a ruling are in it. Left out: as before, else all"),
  articleShown: z
    .enum(ARTICLE_SHOWN)
    .optional()
    .describe(
      "How much of the article it shows: the whole, the claims\u2019 words with the sentences around them, or nothing. Left out: as before, else the whole",
    ),
};

/** What is asked for when a report is published. */
export const publishSchema = named(
  "NewEdition",
  z.strictObject({
    commandId: asked.commandId.describe("The same one sent twice publishes once"),
    ...shown,
  }),
);

export const previewSchema = named("UnpublishedEdition", z.strictObject(shown));

export const previewedSchema = named(
  "EditionPreview",
  z.strictObject({
    number: z.int().min(1).describe("Of the edition that this would be"),
    html: z.string().describe("The page as readers would see it; its own address is made up"),
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
    readers: z.enum(REPORT_READERS),
    kind: z.enum(EDITION_KINDS),
    openClaims: z.union([z.enum(["all", "none"]), z.array(id)]),
    articleShown: z.enum(ARTICLE_SHOWN),
    publishedAt: instant,
    publishedBy: id,
    withdrawn: z
      .strictObject({ at: instant, by: id, reason: z.string() })
      .nullable()
      .describe("When, by whom and why it was taken back; null: it stands"),
    url: z.string().describe("The newest edition"),
    editionUrl: z.string().describe("This edition, for ever"),
  }),
);

export const editionListSchema = named(
  "EditionList",
  z.strictObject({ reports: z.array(editionSchema).describe("The newest first") }),
);

/** What oEmbed 1.0 asks (oembed.com). */
export const oEmbedQuerySchema = z.strictObject({
  url: someText(4_000).describe("The address of a published report, or of one of its claims"),
  format: z.literal("json", "Only json is written here.").optional(),
  maxwidth: queryLimit(100_000).optional().describe("In CSS pixels"),
  maxheight: queryLimit(100_000).optional().describe("In CSS pixels"),
});

export const oEmbedSchema = named(
  "OEmbed",
  z.strictObject({
    version: z.literal("1.0"),
    type: z.literal("rich"),
    title: z.string(),
    author_name: z.string(),
    provider_name: z.string(),
    provider_url: z.string(),
    cache_age: z.int().describe("In seconds"),
    thumbnail_url: z.string(),
    thumbnail_width: z.int(),
    thumbnail_height: z.int(),
    width: z.int(),
    height: z.int(),
    html: z.string(),
  }),
);
