import { expect, test } from "vitest";
import { describeType, listFields, listVariants, nameVariant } from "./json-schema";

test.each([
  [{ $ref: "#/components/schemas/Claim" }, "Claim"],
  [{ enum: ["ltr", "rtl"] }, '"ltr" or "rtl"'],
  [{ anyOf: [{ type: "string", maxLength: 3 }, { type: "string" }, { type: "null" }] }, "string or null"],
  [{ type: "array", items: { anyOf: [{ type: "string" }, { type: "null" }] } }, "(string or null)[]"],
  [{ type: "string", format: "date-time" }, "date-time"],
  [{ type: "object", additionalProperties: { type: "integer" } }, "object of integer"],
  [{}, "any"],
])("writes %j as %s", (schema, type) => {
  expect(describeType(schema)).toBe(type);
});

test("lists an object's fields with what holds for them", () => {
  const title = { type: "string", maxLength: 300, description: "As printed" };
  expect(listFields({ type: "object", properties: { title }, required: ["title"] })).toEqual([
    { name: "title", type: "string", isRequired: true, description: "As printed. Up to 300 characters." },
  ]);
});

test("tells the kinds of a union by their type", () => {
  const give = { type: "object", properties: { type: { const: "give-verdict" } } };
  expect(listVariants({ anyOf: [give] }).map(nameVariant)).toEqual(["give-verdict"]);
  expect(listVariants({ anyOf: [{ type: "string" }, { type: "null" }] })).toEqual([]);
});
