import { z } from "zod";
import type { Annotation, ReadAnnotations, SaidElsewhere, Unread } from "./annotation";
import { quoteOf, startOf } from "./selectors";

const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item), item.transform((only) => [only])]).default([]);

const agent = z.union([
  z.string().transform((id) => ({ id, name: undefined })),
  z.object({ id: z.string().optional(), name: z.union([z.string(), z.array(z.string())]).optional() }),
]);

const body = z.union([
  z.string().transform((value) => ({ value, purpose: undefined, creator: [], created: undefined })),
  z.object({
    value: z.string().optional(),
    purpose: z.union([z.string(), z.array(z.string())]).optional(),
    creator: oneOrMore(agent),
    created: z.string().optional(),
  }),
]);
type Body = z.output<typeof body>;

const annotation = z.object({
  type: z.union([
    z.literal("Annotation"),
    z.array(z.string()).refine((types) => types.includes("Annotation")),
  ]),
  id: z.string().optional(),
  created: z.string().optional(),
  creator: oneOrMore(agent),
  body: oneOrMore(body),
  bodyValue: z.string().optional(),
  target: oneOrMore(z.union([z.string(), z.object({ selector: oneOrMore(z.unknown()) })])),
});
type Parsed = z.output<typeof annotation>;

/**
 * W3C Web Annotations: one, a list, an AnnotationPage or an AnnotationCollection with its first page inside, ours among
 * them. All that is said in bodies
 * is kept as it is, with its creator.
 */
export function readWebAnnotations(values: readonly unknown[]): ReadAnnotations {
  const annotations: Annotation[] = [];
  const unread: Unread[] = [];
  for (const [at, value] of values.flatMap(itemsOf).entries()) {
    const parsed = annotation.safeParse(value);
    if (!parsed.success) {
      unread.push({ place: `annotation ${at + 1}`, reason: "This is no annotation of the W3C's model." });
      continue;
    }
    const read = readOne(parsed.data, at);
    if (read === null)
      unread.push({ place: `annotation ${at + 1}`, reason: "It names no words (no TextQuoteSelector)." });
    else annotations.push(read);
  }
  return { format: "webannotation", tool: "Web Annotation", annotations, unread };
}

function readOne(parsed: Parsed, at: number): Annotation | null {
  const targets = parsed.target.map((target) => (typeof target === "string" ? [] : target.selector));
  const quotes = targets.map(quoteOf).filter((quote) => quote !== null);
  if (quotes.length === 0) return null;
  const bodies =
    parsed.bodyValue === undefined ? parsed.body : [...parsed.body, { ...NO_BODY, value: parsed.bodyValue }];
  return {
    key: parsed.id ?? `${at}`,
    quotes,
    start: targets.map(startOf).find((start) => start !== null) ?? null,
    said: bodies.flatMap((each) => saidIn(each, parsed)),
  };
}

const NO_BODY: Body = { value: undefined, purpose: undefined, creator: [], created: undefined };

function saidIn({ value, creator, created }: Body, whole: Parsed): readonly SaidElsewhere[] {
  if (value === undefined || value.trim() === "") return [];
  const [who] = creator.length > 0 ? creator : whole.creator;
  const name = Array.isArray(who?.name) ? who.name[0] : who?.name;
  const address = whole.id !== undefined && /^https?:/.test(whole.id) ? whole.id : null;
  return [
    { body: value.trim(), author: name ?? who?.id ?? null, at: created ?? whole.created ?? null, address },
  ];
}

/** The annotations in a collection or a page; a value that holds none is one itself. */
function itemsOf(value: unknown): readonly unknown[] {
  const page = z.object({ items: z.array(z.unknown()) });
  const found = z
    .union([
      page.transform(({ items }) => items),
      z.object({ first: page }).transform(({ first }) => first.items),
    ])
    .safeParse(value);
  return found.success ? found.data : [value];
}
