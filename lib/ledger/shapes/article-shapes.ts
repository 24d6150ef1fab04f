import { z } from "zod";
import { type DataOf, eventShape, kept, keptAnchor } from "./event-shape";

const { claimId, revisionId, text, optionalText } = kept;

const revision = z.strictObject({
  id: revisionId,
  number: z.int(),
  sha256: text,
  /** Of the document in canonical JSON: its headings, links and emphasis beside its words. Older entries lack it. */
  documentSha256: text.optional(),
  /** UTF-16 length of the canonical text. */
  length: z.int(),
});

const details = {
  title: text,
  byline: optionalText,
  publisher: optionalText,
  sourceUrl: optionalText,
  publishedAt: optionalText,
  language: optionalText,
  direction: z.enum(["ltr", "rtl"]),
};

/** What can happen to the article itself. It comes in and changes with a file or a text, which no command carries. */
export const articleEventShapes = [
  eventShape("article-added", {
    revision,
    ...details,
  }),
  eventShape("article-revised", {
    revision,
    reason: text,
    /** What became of every claim's anchor. A lost claim keeps its anchor on the revision where it was last found. */
    placements: z.array(
      z.strictObject({
        claimId,
        placement: z.enum(["kept", "moved", "changed", "lost"]),
        anchor: keptAnchor,
      }),
    ),
  }),
  eventShape("article-described", {
    ...z.object(details).partial().shape,
    /** The same fields as they were. */
    was: z.strictObject(z.object(details).partial().shape),
  }),
  eventShape("article-archived", { reason: optionalText }),
  eventShape("article-restored", {}),
] as const;

export type ArticleEvents = DataOf<typeof articleEventShapes>;
