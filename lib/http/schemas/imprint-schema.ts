import { z } from "zod";
import {
  HEADLINE_FACES,
  LONGEST_DESK_NAME,
  LONGEST_IMPRINT_TEXT,
  LONGEST_MEANING,
} from "../../domain/imprint";
import { plainText } from "../../ledger/shapes/field";
import { instant, named } from "./wire-schema";

/** In bytes, of the file as it is given. */
export const LARGEST_LOGO = 2 * 1024 * 1024;

const markdown = plainText(LONGEST_IMPRINT_TEXT).nullable();

const said = {
  name: plainText(LONGEST_DESK_NAME)
    .nullable()
    .describe("The desk's name for readers; null: as it is called here"),
  method: markdown.describe("How the desk checks, in Markdown"),
  corrections: markdown.describe("How it corrects, and whom to write to, in Markdown"),
  licence: markdown.describe("Under which licence others may use its reports, in Markdown"),
  meanings: z
    .record(plainText(100), plainText(LONGEST_MEANING))
    .describe("What a rating means here, by the rating's id"),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "Give a colour as #rrggbb.")
    .nullable()
    .describe(
      "The colour of links and small headings, #rrggbb; made darker or lighter where it could not be read",
    ),
  headlineFace: z.enum(HEADLINE_FACES),
};

export const imprintSchema = named(
  "Imprint",
  z.strictObject({
    ...said,
    version: z.int().min(0).describe("0: the desk has said nothing yet"),
    savedAt: instant.nullable(),
    logo: z
      .strictObject({ width: z.int(), height: z.int(), url: z.string().describe("A data: address of a PNG") })
      .nullable(),
    url: z.string().nullable().describe("Where readers find it; null: nothing is said yet"),
  }),
);

export const imprintChangeSchema = named(
  "NextImprint",
  z.strictObject({
    ...said,
    version: z.int().min(0).describe("The version that was seen; refused where another was saved meanwhile"),
    logo: z
      .base64("Give the picture's bytes in base64.")
      .max(Math.ceil(LARGEST_LOGO / 3) * 4, "Give a picture of at most 2 MiB.")
      .nullable()
      .optional()
      .describe("A PNG, JPEG or SVG in base64, drawn anew as a small PNG; null: none; left out: as it was"),
  }),
);
