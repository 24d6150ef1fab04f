import { z } from "zod";
import { codePointIndex } from "../../text/code-points";
import { quoteRange } from "../../text/quote-range";
import type { Annotation, ReadAnnotations, Unread } from "./annotation";

const offset = z.int().min(0);
const span = z.union([
  z.tuple([offset, offset, z.string()]).transform(([start, end, label]) => ({ start, end, label })),
  z
    .object({ start_offset: offset, end_offset: offset, label: z.string() })
    .transform(({ start_offset, end_offset, label }) => ({ start: start_offset, end: end_offset, label })),
]);

const line = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  label: z.array(z.unknown()).optional(),
  labels: z.array(z.unknown()).optional(),
  entities: z.array(z.unknown()).optional(),
});

/**
 * doccano's JSON Lines for sequence labelling: a text a line, its spans as `[start, end, label]` (`label`, `labels`) or as
 * objects (`entities`), in code points of that text. The words are read there and looked for in the article.
 */
export function readDoccano(values: readonly unknown[]): ReadAnnotations {
  const annotations: Annotation[] = [];
  const unread: Unread[] = [];
  for (const [at, value] of values.entries()) {
    const parsed = line.safeParse(value);
    if (!parsed.success) {
      unread.push({ place: `line ${at + 1}`, reason: "This is no line of doccano's: it has no text." });
      continue;
    }
    const { text, label, labels, entities, id } = parsed.data;
    const { toUtf16 } = codePointIndex(text);
    for (const [place, given] of [...(label ?? []), ...(labels ?? []), ...(entities ?? [])].entries()) {
      const read = span.safeParse(given);
      const [start, end] = read.success ? [toUtf16(read.data.start), toUtf16(read.data.end)] : [0, 0];
      if (!read.success || start >= end || end > text.length) {
        unread.push({
          place: `line ${at + 1}, label ${place + 1}`,
          reason: "It marks no words of its text.",
        });
        continue;
      }
      const key = `${id ?? at} ${read.data.start} ${read.data.end} ${read.data.label}`;
      const said = [{ body: `Label: ${read.data.label}`, author: null, at: null, address: null }];
      annotations.push({ key, quotes: [quoteRange(text, start, end)], start, said });
    }
  }
  return { format: "doccano", tool: "doccano", annotations, unread };
}
