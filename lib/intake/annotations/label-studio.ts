import { z } from "zod";
import { quoteRange } from "../../text/quote-range";
import type { Annotation, ReadAnnotations, Unread } from "./annotation";

const marked = z.object({
  id: z.string().optional(),
  value: z.object({
    start: z.int().min(0),
    end: z.int().min(0),
    text: z.string().optional(),
    labels: z.array(z.string()).default([]),
  }),
});

const person = z.union([
  z.number().transform((id) => `annotator ${id}`),
  z.string(),
  z.object({ email: z.string() }).transform(({ email }) => email),
]);

const task = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  data: z.record(z.string(), z.unknown()),
  annotations: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).optional(),
      result: z.array(z.unknown()),
      completed_by: person.nullish(),
      created_at: z.string().nullish(),
      was_cancelled: z.boolean().nullish(),
    }),
  ),
});

/** Label Studio's own JSON, as a list or a task a line: spans in UTF-16 units of the task's text, by whoever completed it. */
export function readLabelStudio(values: readonly unknown[]): ReadAnnotations {
  const annotations: Annotation[] = [];
  const unread: Unread[] = [];
  for (const [at, value] of values.entries()) {
    const parsed = task.safeParse(value);
    if (!parsed.success) {
      const reason = "This is no task of Label Studio's JSON export, with data and annotations.";
      unread.push({ place: `task ${at + 1}`, reason });
      continue;
    }
    const { data, id } = parsed.data;
    const texts = Object.values(data).filter((field) => typeof field === "string");
    for (const done of parsed.data.annotations) {
      if (done.was_cancelled === true) continue;
      for (const [place, given] of done.result.entries()) {
        const region = marked.safeParse(given);
        // Choices and ratings of the whole text are results, too; they mark no words.
        const quote = region.success ? quoteIn(texts, region.data.value) : null;
        if (!region.success || quote === null) {
          unread.push({
            place: `task ${at + 1}, result ${place + 1}`,
            reason: "It marks no words of its text.",
          });
          continue;
        }
        const { start, end, labels } = region.data.value;
        annotations.push({
          key: `${id ?? at} ${done.id ?? ""} ${region.data.id ?? `${start} ${end}`} ${labels.join(" ")}`,
          quotes: [quote],
          start,
          said: [
            {
              body: labels.length === 0 ? "Marked without a label" : `Label: ${labels.join(", ")}`,
              author: done.completed_by ?? null,
              at: done.created_at ?? null,
              address: null,
            },
          ],
        });
      }
    }
  }
  return { format: "label-studio", tool: "Label Studio", annotations, unread };
}

/** The words with their neighbours, from the text in which they stand at that place. */
function quoteIn(texts: readonly string[], { start, end, text }: z.output<typeof marked>["value"]) {
  if (start >= end) return null;
  const own = texts.find(
    (each) => end <= each.length && (text === undefined || each.slice(start, end) === text),
  );
  if (own !== undefined) return quoteRange(own, start, end);
  return text === undefined || text === "" ? null : { exact: text };
}
