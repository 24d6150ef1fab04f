import { z } from "zod";
import { eventSchema } from "../../ledger/shapes/event";
import { id, instant, named } from "./wire-schema";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const headSchema = named("Head", z.strictObject({ seq: z.int().min(1), hash }));

const envelope = z.strictObject({
  articleId: id,
  seq: z.int().min(1),
  at: instant,
  actor: id,
  salt: z.string().describe("16 random bytes in hex"),
  dataHash: hash.describe("SHA-256 of RFC 8785 canonical JSON of {data, salt}"),
  prevHash: hash.describe("The hash of the entry before; 64 zeros for the first"),
  hash: hash.describe("SHA-256 of {articleId, seq, at, actor, type, dataHash, prevHash}"),
});

const types = eventSchema.options.map((event) => event.shape.type.value);

/** In an independent review, an entry on a claim that the reader has not judged. The chain still verifies, by dataHash. */
const withheldSchema = named(
  "WithheldEntry",
  z.strictObject({
    ...envelope.shape,
    type: z.enum(types),
    data: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe("Null; of others' evidence all but its stance, its note and the reason of its removal"),
    withheld: z.literal(true),
    salt: z.null().describe("Withheld, so that the data cannot be guessed from dataHash"),
  }),
);

/** While names are hidden, an entry under a pseudonym: of its hashes only that it follows the one before can be checked. */
const pseudonymousSchema = named(
  "PseudonymousEntry",
  z.union(
    eventSchema.options.map((event) =>
      z.strictObject({
        ...envelope.shape,
        pseudonymous: z.literal(true),
        salt: z.null(),
        dataHash: z.null(),
        ...event.shape,
      }),
    ),
  ),
);

/** What it said was removed by order of law. The chain still verifies, by dataHash. */
const removedSchema = named(
  "RemovedEntry",
  z.strictObject({
    ...envelope.shape,
    type: z.enum(types),
    data: z.null(),
    salt: z.null().describe("Removed with the data, so that a guess of it cannot be tried on dataHash"),
    dataHash: hash.nullable().describe("Of what was said; null under a pseudonym"),
    redactedBy: z.int().describe("The entry-redacted that says why: its seq"),
    standIn: z
      .record(z.string(), z.unknown())
      .describe("What is folded in place of the data: the same without anybody's words"),
    pseudonymous: z.literal(true).optional(),
  }),
);

/** One entry of an article's ledger: the envelope around each kind of event, as the caller may see it. */
export const entrySchema = named(
  "LedgerEntry",
  z.union([
    ...eventSchema.options.map((event) => z.strictObject({ ...envelope.shape, ...event.shape })),
    withheldSchema,
    pseudonymousSchema,
    removedSchema,
  ]),
);

/** What POST …/commands answers. */
export const committedSchema = named(
  "Committed",
  z.strictObject({ events: z.array(entrySchema), head: headSchema }),
);

export const eventPageSchema = named(
  "EventPage",
  z.strictObject({ events: z.array(entrySchema).describe("In order, after `after`; empty at the end") }),
);
