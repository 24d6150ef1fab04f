import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { eventSchema } from "./event";

describe("events", () => {
  test.each(eventSchema.options.map((option) => [option.shape.type.value, option] as const))(
    "%s survives JSON, whatever it carries",
    (_, option) => {
      fc.assert(
        fc.property(valuesOf(option), (event) => {
          expect(eventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
        }),
        { numRuns: 50 },
      );
    },
  );

  test.each(eventSchema.options.map((option) => [option.shape.type.value, option] as const))(
    "%s refuses a field that it does not know",
    (_, option) => {
      const [event] = fc.sample(valuesOf(option), 1);
      const { data } = z.object({ data: z.record(z.string(), z.unknown()) }).parse(event);
      const odd = { ...(event as object), data: { ...data, colour: "red" } };
      expect(eventSchema.safeParse(odd).success).toBe(false);
    },
  );
});

/** Any value that a schema accepts, by walking the schema: a new event kind is tested without a word here. */
function valuesOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodPipe) return valuesOf(schema.in);
  if (schema instanceof z.ZodOptional) return valuesOf(schema.unwrap());
  if (schema instanceof z.ZodNullable) return fc.option(valuesOf(schema.unwrap()), { nil: null });
  if (schema instanceof z.ZodReadonly) return valuesOf(schema.unwrap());
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(valuesOf));
  if (schema instanceof z.ZodArray) return fc.array(valuesOf(schema.element), { maxLength: 3 });
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodNumber) return fc.nat();
  if (schema instanceof z.ZodGUID) return fc.uuid();
  if (schema instanceof z.ZodString) return fc.string({ unit: "grapheme", maxLength: 20 });
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodRecord) return fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.string());
  if (schema instanceof z.ZodObject) return objectOf(schema);
  throw new Error(`No values for ${schema.constructor.name}`);
}

function objectOf(schema: z.ZodObject): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.shape);
  const isOptional = (field: unknown) => field instanceof z.ZodOptional;
  const part = (wanted: boolean) =>
    fc.record(
      Object.fromEntries(
        fields
          .filter(([, field]) => isOptional(field) === wanted)
          .map(([key, field]) => [key, valuesOf(field)]),
      ),
      wanted ? { requiredKeys: [], noNullPrototype: true } : { noNullPrototype: true },
    );
  return fc.tuple(part(false), part(true)).map(([needed, optional]) => ({ ...needed, ...optional }));
}
