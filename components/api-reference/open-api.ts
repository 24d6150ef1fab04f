import type { JsonSchema } from "./json-schema";

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

export type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content; readonly $ref?: string }>>;
};

/** The part of an OpenAPI 3.1 document that the page shows. */
export type OpenApi = {
  readonly info: { readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
};

/** An operation and where it is. */
export type PlacedOperation = Operation & { readonly method: string; readonly path: string };

/** The operations by what they are about, in the document's order. */
export function groupOperations({ paths }: OpenApi): ReadonlyMap<string, readonly PlacedOperation[]> {
  const groups = new Map<string, PlacedOperation[]>();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const group = groups.get(subjectOf(path)) ?? [];
      group.push({ ...operation, method: method.toUpperCase(), path });
      groups.set(subjectOf(path), group);
    }
  }
  return groups;
}

function subjectOf(path: string): string {
  if (path.startsWith("/api/v1/articles/")) return "One article";
  if (path.startsWith("/api/v1/workspaces/")) return "A workspace";
  if (path.startsWith("/api/v1/invitations/")) return "An invitation";
  return path.startsWith("/api/v1/me") ? "Oneself" : "The installation";
}
