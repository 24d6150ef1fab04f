/** The part of JSON Schema that our OpenAPI document uses. */
export type JsonSchema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly description?: string;
  readonly maxLength?: number;
};

/** One field of an object, as a line of a table. */
export type Field = {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
};

/** The name at the end of a reference to a component. */
export function referredName(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

/** A schema's type in a few characters, as in `Claim[]`, `"ltr" or "rtl" or null`. */
export function describeType(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return referredName(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((each) => JSON.stringify(each)).join(" or ");
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts !== undefined) return [...new Set(parts.map(describeType))].join(" or ");
  if (schema.items !== undefined) return describeList(schema.items);
  if (typeof schema.additionalProperties === "object" && schema.properties === undefined)
    return `object of ${describeType(schema.additionalProperties)}`;
  return schema.format ?? schema.type ?? "any";
}

/** The fields of an object's schema; those of the parts for an intersection. */
export function listFields(schema: JsonSchema): readonly Field[] {
  const own = Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    type: describeType(field),
    isRequired: schema.required?.includes(name) ?? false,
    description: describeRules(field),
  }));
  return [...(schema.allOf ?? []).flatMap(listFields), ...own];
}

/** The kinds that a union of objects has; none for anything else. */
export function listVariants(schema: JsonSchema): readonly JsonSchema[] {
  const parts = schema.anyOf ?? schema.oneOf ?? [];
  return parts.some((part) => part.properties !== undefined) ? parts : [];
}

/** What a variant is called: the value of its `type` or `kind`. */
export function nameVariant(variant: JsonSchema): string {
  const told = variant.properties?.["type"] ?? variant.properties?.["kind"];
  return typeof told?.const === "string" ? told.const : describeType(variant);
}

function describeList(items: JsonSchema): string {
  const type = describeType(items);
  return type.includes(" ") ? `(${type})[]` : `${type}[]`;
}

function describeRules({ description, maxLength }: JsonSchema): string {
  const length = maxLength === undefined ? "" : `Up to ${maxLength.toLocaleString("en")} characters.`;
  return [description, length].filter(Boolean).join(". ");
}
