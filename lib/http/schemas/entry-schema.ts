import { z } from "zod";
import { eventSchema } from "../../ledger/event";
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

/** One entry of an article's ledger: the envelope around each kind of event. */
export const entrySchema = named(
  "LedgerEntry",
  z.union(eventSchema.options.map((event) => z.strictObject({ ...envelope.shape, ...event.shape }))),
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
