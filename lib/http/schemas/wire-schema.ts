import { z } from "zod";

/** Every shape on the wire that has a name; the OpenAPI document's components are made from it. */
export const wireSchemas = z.registry<{ readonly id: string }>();

/** Gives a schema its name in the OpenAPI document. */
export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  wireSchemas.add(schema, { id });
  return schema;
}

/** A whole number in a query string; no ledger grows past what Postgres calls an integer. */
export const queryNumber = wholeNumber(0, 2_147_483_647);

/** How many things a page may hold. */
export const queryLimit = (maximum: number) => wholeNumber(1, maximum);

function wholeNumber(minimum: number, maximum: number) {
  return z
    .string()
    .refine(
      (value) => /^\d{1,10}$/.test(value) && Number(value) >= minimum && Number(value) <= maximum,
      `Give a whole number from ${minimum} to ${maximum}.`,
    )
    .transform(Number)
    .meta({ type: "integer", minimum, maximum });
}

/** A moment of an article in a query string: a ledger seq, or a time. */
export const queryMoment = z.string().transform((value, context): number | { readonly time: string } => {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  // In a query string an unescaped "+" is a blank.
  const time = z.iso.datetime({ offset: true }).safeParse(value.replace(/ (?=\d\d:\d\d$)/, "+"));
  if (time.success && !Number.isNaN(Date.parse(time.data))) return { time: time.data };
  context.addIssue({ code: "custom", message: "Give an entry's number, or a time as 2026-01-31T09:00:00Z." });
  return z.NEVER;
});

/** An instant as we write it: RFC 3339, in UTC, with milliseconds. */
export const instant = z.string().meta({ format: "date-time" });

export const id = z.string().meta({ format: "uuid" });
