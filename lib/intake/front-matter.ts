import { parseDocument } from "yaml";
import { languageTag } from "../text/language-tag";
import type { ArticleMetadata } from "./reading";

/** What stands above a Markdown text, and the text without it. `other`: the names of fields that say nothing of an article. */
export type FrontMatter = {
  readonly said: Pick<ArticleMetadata, "title" | "byline" | "publisher" | "publishedAt" | "language">;
  readonly other: readonly string[];
  readonly rest: string;
};

const MAX_LETTERS = 20_000;

/**
 * Reads the YAML between two lines of three hyphens at the very beginning of a text. Every value is a string, as it is
 * written: none is taken for a number, a day or an object. Null where there is none, and where it does not name a title, author, day or language.
 */
export function readFrontMatter(content: string): FrontMatter | null {
  const [whole, yaml] =
    /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(content) ?? [];
  if (whole === undefined || yaml === undefined || yaml.length > MAX_LETTERS) return null;
  const parsed = parseDocument(yaml, { schema: "failsafe", logLevel: "silent" });
  if (parsed.errors.length > 0) return null;
  // Without aliases, which could make much of little.
  const fields = fieldsOf(parsed.toJS({ maxAliasCount: 0 }));
  if (fields === null || !KNOWN.some((name) => fields.has(name))) return null;
  const first = (...names: readonly string[]): string | null =>
    names.map((name) => textOf(fields.get(name))).find((text) => text !== null) ?? null;
  return {
    said: {
      title: first("title"),
      byline: first("byline", "author", "authors"),
      publisher: first("publisher"),
      publishedAt: /^\d{4}-\d\d-\d\d/.exec(first("date", "published") ?? "")?.[0] ?? null,
      language: languageTag(first("lang", "language")?.replace("_", "-") ?? null),
    },
    other: [...fields.keys()].filter((name) => !KNOWN.includes(name)),
    rest: content.slice(whole.length),
  };
}

const KNOWN = "title byline author authors publisher date published lang language".split(" ");

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value).map(([name, each]) => [name.toLowerCase(), each]));
}

function textOf(value: unknown): string | null {
  if (Array.isArray(value))
    return textOf(
      value
        .map(textOf)
        .filter((each) => each !== null)
        .join(", "),
    );
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim() || null : null;
}
