import { z } from "zod";
import { ANNOTATION_FORMATS } from "../../intake/annotations/annotation";
import { id, named } from "./wire-schema";

export const annotationsQuerySchema = z.strictObject({
  format: z
    .enum(ANNOTATION_FORMATS, "Choose hypothesis, webannotation, doccano or label-studio.")
    .optional()
    .describe("Left out: it is recognised"),
  preview: z
    .enum(["true", "false"], "Send true or false.")
    .optional()
    .describe("true: says what would become of each, and writes nothing"),
});

export const annotationsBodySchema = z
  .union([z.string(), z.array(z.unknown()), z.record(z.string(), z.unknown())])
  .describe("As the tool exports it: JSON, JSON Lines, or either as one JSON string");

const words = z.string().nullable().describe("The words that it marks; null: it marks none");

/** What POST …/annotations answers. */
export const broughtAnnotationsSchema = named(
  "BroughtAnnotations",
  z.strictObject({
    format: z.enum(ANNOTATION_FORMATS),
    tool: z.string().describe("As people call it"),
    placed: z.int().describe("How many stand on their own words, in no doubt"),
    already: z.int().describe("How many were brought in before, and are left as they are"),
    doubtful: z
      .array(z.strictObject({ claimId: id, quote: z.string(), found: z.string() }))
      .describe("Those on words that differ, or that stand in several places: they wait in the tray"),
    refused: z.array(z.strictObject({ place: z.string(), quote: words, reason: z.string() })),
  }),
);
