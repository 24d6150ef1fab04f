import { z } from "zod";
import type { Annotation, ReadAnnotations, SaidElsewhere, Unread } from "./annotation";
import { quoteOf, startOf } from "./selectors";

const row = z.object({
  id: z.string(),
  created: z.string().optional(),
  user: z.string().optional(),
  user_info: z.object({ display_name: z.string().nullish() }).nullish(),
  text: z.string().default(""),
  tags: z.array(z.string()).default([]),
  target: z.array(z.object({ selector: z.array(z.unknown()).default([]) })).default([]),
  references: z.array(z.string()).default([]),
  links: z.object({ html: z.string().optional() }).nullish(),
});
type Row = z.output<typeof row>;

/**
 * Hypothesis: the answer of its search API (`rows`), the export of its client (`annotations`), or a list of annotations. Its
 * replies are said on the annotation that they answer; notes on a whole page have no words to stand on.
 */
export function readHypothesis(values: readonly unknown[]): ReadAnnotations {
  const rows: (Row & { readonly place: string })[] = [];
  const unread: Unread[] = [];
  for (const [at, value] of values.flatMap(rowsOf).entries()) {
    const parsed = row.safeParse(value);
    const place = `row ${at + 1}`;
    if (parsed.success) rows.push({ ...parsed.data, place });
    else unread.push({ place, reason: "This is no annotation of Hypothesis." });
  }
  const replies = repliesByRoot(rows);
  const annotations = rows.flatMap((each): Annotation[] => {
    if (each.references.length > 0) return [];
    const selectors = each.target.flatMap(({ selector }) => selector);
    const quote = quoteOf(selectors);
    if (quote === null) {
      unread.push({ place: each.place, reason: "This is a note on the whole page." });
      return [];
    }
    const said = [each, ...(replies.get(each.id) ?? [])].flatMap(saidIn);
    return [{ key: each.id, quotes: [quote], start: startOf(selectors), said }];
  });
  return { format: "hypothesis", tool: "Hypothesis", annotations, unread };
}

function rowsOf(value: unknown): readonly unknown[] {
  const holder = z
    .union([
      z.object({ rows: z.array(z.unknown()) }).transform(({ rows }) => rows),
      z.object({ annotations: z.array(z.unknown()) }).transform(({ annotations }) => annotations),
    ])
    .safeParse(value);
  return holder.success ? holder.data : [value];
}

/** Replies by the annotation that their thread began with, oldest first. */
function repliesByRoot(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const replies = new Map<string, Row[]>();
  for (const each of rows) {
    const [root] = each.references;
    if (root !== undefined) replies.set(root, [...(replies.get(root) ?? []), each]);
  }
  for (const thread of replies.values())
    thread.sort((a, b) => ((a.created ?? "") < (b.created ?? "") ? -1 : 1));
  return replies;
}

function saidIn({ text, tags, created, user, user_info, links }: Row): readonly SaidElsewhere[] {
  const tagged = tags.length === 0 ? "" : `Tags: ${tags.join(", ")}`;
  const body = [text.trim(), tagged].filter((part) => part !== "").join("\n\n");
  if (body === "") return [];
  const named = user_info?.display_name ?? user?.replace(/^acct:/, "") ?? null;
  return [{ body, author: named, at: created ?? null, address: links?.html ?? null }];
}
