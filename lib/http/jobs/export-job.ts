import { z } from "zod";
import { openArticleAsActor } from "../../database/access";
import { defineJobKind } from "../../database/jobs/job-kind";
import { ok } from "../../domain/result";
import { EXPORT_STEPS, type ExportedFile, writeExport } from "../reports/export-report";

/** What is kept of the file beside its bytes: all that it is answered with. */
const madeSchema = z.object({
  filename: z.string(),
  mediaType: z.string(),
  sha256: z.string(),
  size: z.number(),
  warnings: z.array(z.strictObject({ kind: z.literal("missing-font"), message: z.string() })).default([]),
});

/** The facts of a file that a job made. */
export type MadeFile = Omit<ExportedFile, "bytes"> & { readonly size: number };

/** An article's report as a file, as whoever asked may see it when it is written. */
export const exportJob = defineJobKind({
  name: "export",
  on: "article",
  input: z.strictObject({
    format: z.string(),
    at: z.int().optional(),
    edition: z.int().optional(),
    baseUrl: z.string(),
  }),
  steps: () => EXPORT_STEPS,
  run: async ({ actor, input: { at, edition, ...input }, tell }, articleId) => {
    const access = await openArticleAsActor(actor, articleId);
    if (!access.ok) return access;
    const made = await writeExport(access.value, { ...input, at, edition, now: new Date() }, tell);
    if (!made.ok) return made;
    const { bytes: file, warnings, ...facts } = made.value;
    const result = { ...facts, size: file.length, warnings: warnings.map((each) => ({ ...each })) };
    return ok({ result, file });
  },
});

/** Reads what the job wrote down; null where it made no file. */
export function readMadeFile(result: unknown): MadeFile | null {
  return madeSchema.safeParse(result).data ?? null;
}
