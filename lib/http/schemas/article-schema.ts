import { z } from "zod";
import { CLAIM_STATUSES } from "../../domain/claim";
import { plainText, someText, webAddress } from "../../ledger/shapes/field";
import { reviewModeFields } from "../../ledger/shapes/review-mode-shapes";
import { SOURCE_FORMATS } from "../../text/detect-format";
import { languageTag } from "../../text/language-tag";
import { headSchema } from "./entry-schema";
import { id, instant, named, queryLimit } from "./wire-schema";

const direction = z.enum(["ltr", "rtl"]);
const optionalText = z.string().nullable();

const language = plainText(35).refine(
  (tag) => languageTag(tag) !== null,
  "Give a language tag such as en or pt-BR.",
);
const publicationTime = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: "Write the date as YYYY-MM-DD, or with a time as 2026-01-31T09:00:00Z.",
});

const reviewSettings = z.strictObject(reviewModeFields);

const details = {
  byline: plainText(300).nullable().optional(),
  publisher: plainText(300).nullable().optional(),
  sourceUrl: webAddress.nullable().optional(),
  publishedAt: publicationTime.nullable().optional(),
  language: language.nullable().optional(),
  direction: direction.nullable().optional().describe("Left out: told from the letters of the text"),
};

/** An article handed in as JSON. */
export const newArticleSchema = named(
  "NewArticle",
  z.strictObject({
    title: someText(300),
    content: z.string().describe("Up to 5 MiB and 200,000 words"),
    format: z.enum(SOURCE_FORMATS),
    ...details,
    review: reviewSettings
      .optional()
      .describe("How the article is reviewed from its beginning; left out: openly"),
  }),
);

/** The fields that may come with an uploaded file; without a title the file's name is taken. */
export const uploadDetailsSchema = z.strictObject({ title: someText(300).optional(), ...details });

/** An article handed in as a file, as the OpenAPI document describes it. */
export const uploadSchema = named(
  "ArticleUpload",
  z.strictObject({
    file: z
      .string()
      .meta({ format: "binary", description: "A .txt, .md or .html file, up to 5 MiB, in UTF-8" }),
    ...uploadDetailsSchema.shape,
  }),
);

export const newRevisionSchema = named(
  "NewRevision",
  z.strictObject({ content: z.string(), format: z.enum(SOURCE_FORMATS), reason: someText(2_000) }),
);

const revisionSchema = named(
  "Revision",
  z.strictObject({
    id,
    number: z.int().min(1),
    sha256: z.string().describe("Of the text in UTF-8"),
    text: z.string().describe("The canonical text: offsets count its UTF-16 units"),
    document: z.record(z.string(), z.unknown()).describe("ProseMirror JSON"),
  }),
);

export const articleSchema = named(
  "Article",
  z.strictObject({
    id,
    title: z.string(),
    byline: optionalText,
    publisher: optionalText,
    sourceUrl: optionalText,
    publishedAt: optionalText,
    language: optionalText,
    direction,
    revision: revisionSchema,
    head: headSchema,
  }),
);

const revisionFacts = {
  reason: z.string().nullable().describe("Null of the first text"),
  at: instant,
  actor: id,
};

export const revisionListSchema = named(
  "Revisions",
  z.array(
    z.strictObject({
      ...revisionSchema.pick({ id: true, number: true, sha256: true }).shape,
      ...revisionFacts,
    }),
  ),
);

export const numberedRevisionSchema = named(
  "NumberedRevision",
  z.strictObject({ ...revisionSchema.shape, ...revisionFacts }),
);

export const revisedSchema = named(
  "Revised",
  z.strictObject({
    revision: revisionSchema,
    anchors: z.strictObject({ kept: z.int(), moved: z.int(), changed: z.int(), lost: z.int() }),
    head: headSchema,
  }),
);

export const articleQuerySchema = z.strictObject({
  q: plainText(200).optional().describe("Words of the title, byline or publisher"),
  search: plainText(200).optional().describe("The same by its older name; `q` goes before it"),
  status: z.enum(["unclaimed", "checking", "settled"]).optional(),
  cursor: plainText(500).optional().describe("`nextCursor` of the page before"),
  limit: queryLimit(100).optional().describe("1 to 100, else 20"),
});

export const articleListSchema = named(
  "ArticleList",
  z.strictObject({
    articles: z.array(
      z.strictObject({
        id,
        title: z.string(),
        byline: optionalText,
        publisher: optionalText,
        publishedAt: optionalText,
        language: optionalText,
        direction,
        words: z.int(),
        claims: z.strictObject({
          total: z.int(),
          settled: z.int(),
          byStatus: z.record(z.enum(CLAIM_STATUSES), z.int()),
        }),
        ratings: z
          .record(z.string(), z.int())
          .describe("Rulings, or verdicts where there is none, by rating"),
        createdAt: instant,
        lastActivityAt: instant,
        lastActor: z.strictObject({ id, name: z.string() }),
        edition: z
          .strictObject({ number: z.int().min(1), slug: z.string(), at: instant })
          .nullable()
          .describe("The newest published edition, at /r/{slug}"),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
);

export const foundClaimsSchema = named(
  "FoundClaims",
  z.strictObject({
    claims: z.array(
      z.strictObject({
        articleId: id,
        articleTitle: z.string(),
        claimId: id,
        statement: optionalText,
        quote: z.string(),
        status: z.enum(CLAIM_STATUSES),
        ruling: z.strictObject({ rating: z.string(), rationale: z.string(), by: id, at: instant }).nullable(),
        verdicts: z.array(z.strictObject({ reviewerId: id, rating: z.string() })),
        score: z.number(),
      }),
    ),
  }),
);
