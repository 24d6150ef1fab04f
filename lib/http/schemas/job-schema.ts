import { z } from "zod";
import { JOB_STATES } from "../../domain/job";
import { importedSchema } from "./intake-schema";
import { problemSchema } from "./problem-schema";
import { id, instant, named } from "./wire-schema";

/** Long work that the caller asked for. */
export const jobSchema = named(
  "Job",
  z.strictObject({
    id,
    kind: z.string().describe("What is made: `export` or `import`"),
    state: z.enum(JOB_STATES),
    done: z.int().min(0).describe("How many of its steps are done"),
    total: z.int().min(1).describe("How many steps it has"),
    result: z
      .strictObject({
        url: z.string().describe("Where the file is, for who asked, until `keptUntil`"),
        filename: z.string(),
        mediaType: z.string(),
        sha256: z.string().describe("Of the file, also its ETag"),
        size: z.int().describe("In bytes"),
        warnings: z
          .array(z.strictObject({ kind: z.enum(["missing-font"]), message: z.string() }))
          .describe("What the file lacks"),
        keptUntil: instant,
      })
      .optional()
      .describe("Of an export, once it is done"),
    imported: z
      .array(importedSchema)
      .optional()
      .describe("Of an import: what became of each item so far, in their order"),
    problem: problemSchema.optional().describe("Once it failed: why"),
  }),
);

/** What is answered in place of work that goes on. */
export const laterSchema = named("Later", z.strictObject({ job: jobSchema }));
