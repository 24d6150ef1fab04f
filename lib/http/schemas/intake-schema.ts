import { z } from "zod";
import { plainText, someText, webAddress } from "../../ledger/shapes/field";
import { articleSchema, commentsField, detailFields, reviewSettings } from "./article-schema";
import { id, instant, named } from "./wire-schema";

const optionalText = z.string().nullable();

/** How what came in is to be read, where it is not to be as found. */
const howToRead = {
  charset: plainText(40)
    .optional()
    .describe("The encoding of its characters, as in windows-1252; left out: as it says or looks"),
  take: z
    .union([z.enum(["article", "page"]), z.array(z.int().min(0)).min(1).max(20_000)], {
      error: "Give article, page, or the numbers of the blocks to take.",
    })
    .optional()
    .describe("Of a page: the article as found, the whole page, or these of its blocks"),
};

const from = {
  url: webAddress.optional().describe("Fetched, if this installation does"),
  arrivalId: plainText(36).optional().describe("In place of `url`: what came in within the hour"),
};

type From = { readonly url?: string | undefined; readonly arrivalId?: string | undefined };

function checkOneSource({ url, arrivalId }: From, context: z.core.$RefinementCtx): void {
  if ((url === undefined) !== (arrivalId === undefined)) return;
  const message = url === undefined ? "This field is missing. Give url or arrivalId." : "Give one of both.";
  context.addIssue({ code: "custom", path: [url === undefined ? "url" : "arrivalId"], message });
}

/** What is to be read before an article is made of it. */
export const intakeSchema = named(
  "Intake",
  z.strictObject({ ...from, ...howToRead }).superRefine(checkOneSource),
);

/** The same as a form with a file. */
export const intakeUploadSchema = named(
  "IntakeUpload",
  z.strictObject({
    file: z.string().meta({ format: "binary", description: "A file in a format of intake, up to 20 MiB" }),
    charset: howToRead.charset,
  }),
);

/** A fields of a form that come with a file to be read. */
export const intakeFieldsSchema = z.strictObject({ charset: howToRead.charset });

/** An article made of what came in. What is left out is as it says of itself; null: nothing is said. */
export const arrivedArticleSchema = named(
  "ArrivedArticle",
  z
    .strictObject({
      ...from,
      ...howToRead,
      title: someText(300).optional(),
      ...detailFields,
      comments: commentsField,
      allowDuplicate: z.boolean().optional().describe("Also where the desk has it already"),
      review: reviewSettings.optional(),
    })
    .superRefine(checkOneSource),
);

/** Many articles to be made. */
export const importSchema = named(
  "Import",
  z.strictObject({
    importId: z
      .uuid()
      .optional()
      .describe("Yours, so that an import that is sent again is not made twice; left out: one of its own"),
    items: z.array(arrivedArticleSchema).min(1).max(200),
  }),
);

const takenCommentsSchema = named(
  "TakenComments",
  z.strictObject({
    taken: z.int().describe("Comments that became discussion"),
    evidence: z.int().describe("Addresses in them that became evidence"),
    refused: z
      .array(z.strictObject({ quote: z.string(), reason: z.string() }))
      .describe("Comments that cannot be taken, by their words"),
    problem: z.string().optional().describe("Why no more of them were taken; the article was added"),
  }),
);

/** What became of one of them. */
export const importedSchema = named(
  "Imported",
  z.strictObject({
    articleId: z.string().optional().describe("Of the article that was made"),
    title: z.string().optional(),
    commentsLeft: z.string().optional().describe("What of its comments was not taken, though it was to be"),
    problem: z.string().optional().describe("Why none was made"),
    existingId: z.string().optional().describe("Of the article that the desk has already"),
  }),
);

export const warningSchema = named(
  "IntakeWarning",
  z.strictObject({ kind: z.string(), message: z.string() }),
);

export const duplicateSchema = named(
  "Duplicate",
  z.strictObject({
    id,
    title: z.string(),
    publisher: optionalText,
    addedAt: instant,
    archivedAt: instant.nullable(),
    because: z.enum(["address", "text"]).describe("What is the same, or nearly"),
    likeness: z.number().describe("Of the texts, from 0 to 1"),
  }),
);

/** What was read of what came in; nothing is written but the bytes, which wait. */
export const readingSchema = named(
  "Reading",
  z.strictObject({
    arrivalId: id,
    keptUntil: instant.describe("Until then an article can be made of it"),
    name: optionalText.describe("What the file is called"),
    address: optionalText.describe("Where it was in the end"),
    sha256: z.string().describe("Of the bytes that came in"),
    bytes: z.int(),
    format: z.string(),
    charset: optionalText.describe("The encoding that was chosen or declared"),
    title: z.string(),
    byline: optionalText,
    publisher: optionalText,
    publishedAt: optionalText,
    sourceUrl: optionalText,
    language: optionalText,
    direction: z.enum(["ltr", "rtl"]),
    words: z.int(),
    lines: z.array(z.string()).describe("How the text begins"),
    warnings: z.array(warningSchema),
    comments: z.int().describe("That came with it"),
    commentAddresses: z.int().describe("Web addresses in them, which can become evidence"),
    blocks: z
      .array(z.strictObject({ index: z.int(), start: z.string(), isTaken: z.boolean() }))
      .describe("Of a page: its parts, and whether they are taken for the article's"),
    duplicates: z.array(duplicateSchema).describe("Articles that the desk has already, likest first"),
  }),
);

/** A new article, with what is in doubt of how it was read. */
export const createdArticleSchema = named(
  "CreatedArticle",
  z.strictObject({
    ...articleSchema.shape,
    warnings: z.array(warningSchema),
    comments: takenCommentsSchema
      .optional()
      .describe("What became of its comments, if they were to be taken"),
  }),
);
