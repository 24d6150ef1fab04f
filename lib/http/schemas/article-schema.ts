import { z } from "zod";
import { CLAIM_STATUSES } from "../../domain/claim";
import { asked } from "../../ledger/shapes/command-shape";
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

export const reviewSettings = z.strictObject(reviewModeFields);

/** What may be said of a new article beside its title. */
export const detailFields = {
  byline: plainText(300).nullable().optional(),
  publisher: plainText(300).nullable().optional(),
  sourceUrl: webAddress.nullable().optional(),
  publishedAt: publicationTime.nullable().optional(),
  language: language.nullable().optional(),
  direction: direction.nullable().optional().describe("Left out: told from the letters of the text"),
};

/** What is to become of the comments that come with a document. */
export const commentsField = z
  .enum(["leave", "discussion", "discussion-and-evidence"])
  .optional()
  .describe(
    "Of a Word document: whether its comments become the discussion of claims on their words, and the addresses in them evidence; left out: they are left",
  );

/** An article handed in as JSON. */
export const newArticleSchema = named(
  "NewArticle",
  z.strictObject({
    title: someText(300),
    content: z.string().describe("Up to 5 MiB and 200,000 words"),
    format: z.enum(SOURCE_FORMATS),
    ...detailFields,
    allowDuplicate: z
      .boolean()
      .optional()
      .describe(
        "Also where the desk has the same address or a near-identical text already, which else is 409",
      ),
    review: reviewSettings
      .optional()
      .describe("How the article is reviewed from its beginning; left out: openly"),
  }),
);

/** What is to be said of an article from now on; what is left out stays. */
export const articleDetailsSchema = named(
  "ArticleDetails",
  z.strictObject({
    title: someText(300).optional(),
    ...detailFields,
    direction: direction.nullable().optional().describe("Null: told from the letters of the text"),
  }),
);

export const archiveSchema = named("Archive", z.strictObject({ reason: someText(2_000).optional() }));

/** The fields that may come with an uploaded file; without a title the file's name is taken. */
export const uploadDetailsSchema = z.strictObject({
  title: someText(300).optional(),
  ...detailFields,
  charset: plainText(40).optional().describe("The encoding of the file's characters"),
  comments: commentsField,
  allowDuplicate: z.stringbool({ error: "Give true or false." }).optional(),
});

/** An article handed in as a file, as the OpenAPI document describes it. */
export const uploadSchema = named(
  "ArticleUpload",
  z.strictObject({
    file: z.string().meta({ format: "binary", description: "A file in a format of intake, up to 20 MiB" }),
    ...uploadDetailsSchema.shape,
  }),
);

const ridden = z.strictObject({
  claimId: asked.claimId,
  ranges: z
    .array(z.strictObject({ start: z.int(), end: z.int() }))
    .max(1_000)
    .describe("UTF-16 in the new text; none: the claim's words were taken out"),
});

const newText = z.strictObject({
  content: z.string().optional().describe("The text, with its format"),
  format: z.enum(SOURCE_FORMATS).optional(),
  document: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("In place of `content`: ProseMirror JSON, as an article's revision has it"),
  back: z
    .int()
    .min(1)
    .optional()
    .describe("In place of `content`: the number of an earlier text to put back"),
  arrivalId: plainText(36)
    .optional()
    .describe("In place of `content`: what came in within the hour, read as `charset` and `take` say"),
  charset: plainText(40).optional(),
  take: z.union([z.enum(["article", "page"]), z.array(z.int().min(0)).min(1).max(20_000)]).optional(),
  basedOn: asked.revisionId
    .optional()
    .describe("The revision that the new text was made from; 409 when the article has another by now"),
  places: z
    .array(ridden)
    .max(20_000)
    .optional()
    .describe(
      "Where claims came to stand as the text was edited. A claim is kept only where its words are the same",
    ),
});

type SentText = z.output<typeof newText>;

/** One way to say what the new text is. */
function checkOneText(
  { content, format, document, back, arrivalId }: SentText,
  context: z.core.$RefinementCtx,
): void {
  const complain = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  const given = Object.entries({ content, document, back, arrivalId }).filter(
    ([, value]) => value !== undefined,
  );
  const [, second] = given;
  if (given.length === 0)
    complain(
      "content",
      "This field is missing. Give content with its format, or document, back or arrivalId.",
    );
  else if (second !== undefined) complain(second[0], "Give one of content, document, back and arrivalId.");
  if (content !== undefined && format === undefined) complain("format", "This field is missing.");
  if (content === undefined && format !== undefined && given.length > 0)
    complain("format", "A format goes with content.");
}

/** A text to be looked at before it is saved. */
export const revisionPreviewRequestSchema = named("NewText", newText.superRefine(checkOneText));

export const newRevisionSchema = named(
  "NewRevision",
  z
    .strictObject({
      ...newText.shape,
      reason: someText(2_000),
      basis: plainText(100)
        .optional()
        .describe(
          "Of the preview that was looked at; 409 when something else would become of a claim by now",
        ),
    })
    .superRefine(checkOneText),
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
    archivedAt: instant.nullable().describe("Null while the article is in the desk's list"),
  }),
);

const originalSchema = named(
  "Original",
  z.strictObject({
    sha256: z.string().describe("Of its bytes"),
    bytes: z.int(),
    name: optionalText.describe("What the file is called"),
    address: optionalText.describe("Where it was fetched in the end"),
    mediaType: optionalText,
  }),
);

const revisionFacts = {
  original: originalSchema
    .nullable()
    .describe("What the text was read from; null where it was pasted or written here"),
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

const placements = z.strictObject({ kept: z.int(), moved: z.int(), changed: z.int(), lost: z.int() });

const placedAnchor = z.strictObject({
  revisionId: id,
  ranges: z.array(
    z.strictObject({
      start: z.int(),
      end: z.int(),
      exact: z.string(),
      prefix: z.string(),
      suffix: z.string(),
    }),
  ),
});

export const revisionPreviewSchema = named(
  "RevisionPreview",
  z.strictObject({
    current: z.strictObject({ id, number: z.int().min(1) }).describe("The text that the article has"),
    text: z.string().describe("The canonical text that it would have"),
    anchors: placements,
    claims: z.array(
      z.strictObject({
        claimId: id,
        placement: z.enum(["kept", "moved", "changed", "lost"]),
        before: placedAnchor,
        after: placedAnchor.nullable().describe("On the new text; null where it is lost"),
      }),
    ),
    basis: z.string().describe("To be sent when it is saved"),
  }),
);

export const revisedSchema = named(
  "Revised",
  z.strictObject({
    revision: revisionSchema,
    anchors: placements,
    head: headSchema,
  }),
);

export const articleQuerySchema = z.strictObject({
  q: plainText(200).optional().describe("Words of the title, byline or publisher"),
  search: plainText(200).optional().describe("The same by its older name; `q` goes before it"),
  status: z
    .enum(["unclaimed", "checking", "settled", "archived"])
    .optional()
    .describe("`archived`: those out of the list, which are in no other"),
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
