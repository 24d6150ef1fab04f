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

/** The file or the page that a text was read from; absent where it was pasted, written here, or came before this was kept. */
const original = z.strictObject({
  /** Of its bytes, and how many they are. */
  sha256: text,
  bytes: z.int(),
  /** What the file is called. */
  name: optionalText,
  /** Where it was fetched in the end. */
  address: optionalText,
  mediaType: optionalText,
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
    original: original.optional(),
  }),
  eventShape("article-revised", {
    revision,
    reason: text,
    original: original.optional(),
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
