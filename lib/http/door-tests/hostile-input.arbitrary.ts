import fc from "fast-check";

type JsonSchema = { readonly [key: string]: unknown };

const HOSTILE_TEXT = fc.constantFrom(
  "",
  " ",
  "\u0000",
  "\ud800",
  "a\udfffb",
  "__proto__",
  "constructor",
  "../../etc/passwd",
  "'; DROP TABLE claim; --",
  "%",
  "\\",
  "%00",
  "javascript:alert(1)",
  "<script>alert(1)</script>",
  "2026-02-30",
  "9999-12-31",
  "1e400",
  "👩‍👩‍👧",
  "a".repeat(30_000),
);

const HOSTILE_NUMBER = fc.constantFrom(0, -0, -1, 0.5, 2 ** 31, 2 ** 53, 1e308, -1e308, Number.MIN_VALUE);

/** JSON that nobody asked for: deep, wide, of the wrong kind, with keys that mean something to JavaScript. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  HOSTILE_TEXT,
  fc.string({ unit: "binary" }),
  HOSTILE_NUMBER,
  fc.double(),
  fc.constantFrom(null, true, false, [], {}, [[]], [null], { length: 1 }, nested(2_000)),
  fc
    .constantFrom('{"__proto__":{"role":"owner"}}', '{"toString":1,"constructor":{"prototype":[]}}')
    .map((text): unknown => JSON.parse(text)),
  fc.jsonValue({ maxDepth: 4, noUnicodeString: false }),
);

/**
 * What nearly fits a JSON Schema: mostly what it asks for, with hostile values in single places, so that the code
 * behind the first check is reached. `known` are ids that mean something where an id is asked for.
 */
export function nearly(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: fitting(schema, known) }, { weight: 1, arbitrary: hostileJson });
}

function fitting(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  const branches = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(branches)) return fc.oneof(...branches.map((each) => nearly(each, known)));
  if (Array.isArray(schema["enum"])) return fc.constantFrom(...schema["enum"]);
  if ("const" in schema) return fc.constant(schema["const"]);
  switch (schema["type"]) {
    case "object":
      return record(schema, known);
    case "array":
      return fc.array(nearly((schema["items"] ?? {}) as JsonSchema, known), { maxLength: 4 });
    case "string":
      return text(schema, known);
    case "integer":
    case "number":
      return fc.oneof(fc.integer({ min: 0, max: 12 }), HOSTILE_NUMBER);
    case "boolean":
      return fc.boolean();
    default:
      return hostileJson;
  }
}

function record(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema["properties"] ?? {}) as Record<string, JsonSchema>);
  const required = (schema["required"] ?? []) as string[];
  const fields = Object.fromEntries(properties.map(([name, each]) => [name, nearly(each, known)]));
  const sent = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
  const extra = fc.dictionary(fc.string({ maxLength: 12 }), hostileJson, { maxKeys: 2 });
  const partial = fc.record(fields, { requiredKeys: [] });
  return fc.oneof(
    { weight: 8, arbitrary: sent },
    { weight: 1, arbitrary: partial },
    { weight: 1, arbitrary: fc.tuple(sent, extra).map(([body, more]) => ({ ...body, ...more })) },
  );
}

function text({ format, pattern }: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  const isId = format === "uuid" || (typeof pattern === "string" && pattern.includes("{12}"));
  if (isId) return fc.oneof(fc.uuid(), fc.constantFrom(...known));
  if (format === "date") return fc.constantFrom("2024-02-29", "1999-12-31", "2099-01-01", "2023-02-29");
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("Fares rose", "Mine.", "true", "https://port.example/", "text") },
    { weight: 1, arbitrary: HOSTILE_TEXT },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  );
}

function nested(depth: number): unknown {
  return Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 1);
}
