import { z } from "zod";
import { named } from "./wire-schema";

export const fieldErrorSchema = named(
  "FieldError",
  z.strictObject({
    path: z.string().describe("Dotted, as in anchor.ranges.0.start; empty for the whole body"),
    message: z.string(),
  }),
);

/** Every error (RFC 9457). */
export const problemSchema = named(
  "Problem",
  z.strictObject({
    type: z.string().describe("Stable: compare this"),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe("For people"),
    errors: z.array(fieldErrorSchema).optional(),
    current: z.unknown().optional().describe("When stale: the present state of the thing"),
  }),
);
