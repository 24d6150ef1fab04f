import { z } from "zod";
import { asked, commandShape, type TypeOf } from "./command-shape";
import { type DataOf, eventShape, kept } from "./event-shape";

/** What can happen to what an entry says: it is removed by order of law, and its hash stays. */
export const redactionEventShapes = [
  eventShape("entry-redacted", {
    /** The entry whose data was removed. */
    seq: z.int(),
    /** The claim that it speaks of, if it speaks of one. */
    claimId: kept.claimId.nullable(),
    reason: kept.text,
    /** What is folded in place of the data: the same without anybody's words. */
    standIn: z.record(z.string(), z.unknown()),
  }),
] as const;

/** What may be asked of an entry. */
export const redactionCommandShapes = [
  commandShape("redact-entry", {
    seq: z.int("Name the entry by its seq, a whole number.").min(1).describe("The entry's"),
    reason: asked.reason.describe("Which order, by whom: it stays readable in place of the words"),
  }),
] as const;

export type RedactionEvents = DataOf<typeof redactionEventShapes>;
export type RedactionCommand = TypeOf<typeof redactionCommandShapes>;
