import { z } from "zod";
import { ARTICLE_SHOWN, EDITION_KINDS, REPORT_READERS } from "../../domain/edition";
import { asked, commandShape, type TypeOf } from "./command-shape";
import { type DataOf, eventShape, kept } from "./event-shape";

const { text, optionalText } = kept;
const openClaims = z.union([z.enum(["all", "none"]), z.array(kept.claimId).readonly()]);

/** What can happen to what readers get. */
export const editionEventShapes = [
  eventShape("report-published", {
    reportId: kept.reportId,
    number: z.int(),
    slug: text,
    /** The entry that the edition shows the review at, and the ledger's hash there. */
    seq: z.int(),
    hash: text,
    /** Of the published page's bytes. */
    sha256: text,
    /** Of the same report as JSON, from which the other formats are written. Older entries lack it. */
    jsonSha256: text.optional(),
    /** The desk's own words on the whole. Older entries lack them. */
    headline: optionalText.optional(),
    summary: optionalText.optional(),
    note: optionalText,
    /** Older entries lack it: whoever had the address could read them. */
    readers: z.enum(REPORT_READERS).optional(),
    /** Older entries lack these: there was no choice (`unchosen`). */
    kind: z.enum(EDITION_KINDS).optional(),
    openClaims: openClaims.optional(),
    articleShown: z.enum(ARTICLE_SHOWN).optional(),
  }),
  eventShape("edition-withdrawn", { number: z.int(), reason: text }),
] as const;

/** What may be asked of an edition. That one is published is no command: only the server writes its page. */
export const editionCommandShapes = [
  commandShape("withdraw-edition", {
    number: z.int().min(1).describe("The edition's"),
    reason: asked.reason,
  }),
] as const;

export type EditionEvents = DataOf<typeof editionEventShapes>;
export type EditionCommand = TypeOf<typeof editionCommandShapes>;
