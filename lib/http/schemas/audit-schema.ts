import { z } from "zod";
import { DESK_EVENT_TYPES, type DeskEventType } from "../../ledger/desk/desk-shapes";
import { EVENT_KINDS } from "../../ledger/kinds/event-kinds";
import type { EventType } from "../../ledger/shapes/event";
import { calendarDay, plainText, uuid } from "../../ledger/shapes/field";
import { id, instant, named, queryLimit } from "./wire-schema";

/** What an entry of a desk can be: of its articles, or of itself. */
type AuditKind = EventType | DeskEventType;

/** Those of articles. */
export const ARTICLE_KINDS = Object.keys(EVENT_KINDS) as readonly EventType[];

const KINDS: readonly AuditKind[] = [...DESK_EVENT_TYPES, ...ARTICLE_KINDS];

/** Instead of an article: what was done to the desk itself. */
export const THE_DESK = "desk";

const MOST = 200;

export const auditQuerySchema = z
  .strictObject({
    person: uuid.optional().describe("Who did it, or to whom it was done: a user or a token"),
    kind: z.enum(KINDS as [AuditKind, ...AuditKind[]], "There is no such kind of entry.").optional(),
    article: z
      .union([z.literal(THE_DESK), uuid])
      .optional()
      .describe("An article, or desk: what was done to the desk itself"),
    from: calendarDay.optional().describe("First day, in UTC"),
    to: calendarDay.optional().describe("Last day, in UTC"),
    cursor: plainText(500).optional().describe("`nextCursor` of the page before"),
    limit: queryLimit(MOST).optional(),
    format: z.enum(["json", "csv"], "Ask for json or csv.").optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["to"],
    message: "The last day lies before the first.",
  });

export type AuditQuery = z.output<typeof auditQuerySchema>;

export const auditSchema = named(
  "Audit",
  z.strictObject({
    entries: z.array(
      z.strictObject({
        article: z
          .strictObject({ id, title: z.string() })
          .nullable()
          .describe("Null: it was done to the desk itself"),
        seq: z.int(),
        at: instant,
        actor: z.strictObject({ id, name: z.string() }),
        type: z.string(),
        sentence: z.string(),
        claim: z.strictObject({ id, words: z.string() }).nullable(),
        withheld: z.boolean().describe("Whether something of it is withheld from you for now"),
        hash: z.string(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
);
