import { z } from "zod";
import { STANCES } from "../../domain/claim";
import { asked, commandShape, type TypeOf } from "./command-shape";
import { type DataOf, eventShape, kept } from "./event-shape";
import { calendarDay, plainText, webAddress } from "./field";

const { claimId, evidenceId, text, optionalText } = kept;

const source = {
  url: text,
  stance: z.enum(STANCES),
  title: optionalText,
  publisher: optionalText,
  author: optionalText,
  publishedOn: optionalText,
  excerpt: optionalText,
  note: optionalText,
};

/** What can happen to a source. */
export const evidenceEventShapes = [
  eventShape("evidence-added", { claimId, evidenceId, ...source }),
  eventShape("evidence-revised", { claimId, evidenceId, ...z.object(source).partial().shape }),
  eventShape("evidence-removed", { claimId, evidenceId, reason: text }),
] as const;

const details = {
  title: plainText(500).nullable().optional(),
  publisher: plainText(300).nullable().optional(),
  author: plainText(300).nullable().optional(),
  publishedOn: calendarDay.nullable().optional(),
  excerpt: plainText(10_000).nullable().optional(),
  note: plainText(10_000).nullable().optional(),
};

/** What may be asked of a claim's sources. */
export const evidenceCommandShapes = [
  commandShape("add-evidence", {
    claimId: asked.claimId,
    evidenceId: asked.evidenceId,
    url: webAddress,
    stance: z.enum(STANCES),
    ...details,
  }),
  commandShape("revise-evidence", {
    claimId: asked.claimId,
    evidenceId: asked.evidenceId,
    url: webAddress.optional(),
    stance: z.enum(STANCES).optional(),
    ...details,
    version: asked.version,
  }),
  commandShape("remove-evidence", {
    claimId: asked.claimId,
    evidenceId: asked.evidenceId,
    reason: asked.reason,
    version: asked.version,
  }),
] as const;

export type EvidenceEvents = DataOf<typeof evidenceEventShapes>;
export type EvidenceCommand = TypeOf<typeof evidenceCommandShapes>;
