import { z } from "zod";

/** What a desk decided for itself. Every field has a default: a desk that never said anything has all of them. */
export const workspaceSettingsSchema = z.object({
  requiresSecondReader: z
    .boolean()
    .default(false)
    .describe("Whether a claim is settled only once two people judged it"),
  hasPublicLog: z
    .boolean()
    .default(true)
    .describe("Whether the desk's log, which holds hashes alone, is served without an account"),
});

export type WorkspaceSettings = z.output<typeof workspaceSettingsSchema>;

/** How every desk begins. */
export const DEFAULT_SETTINGS: WorkspaceSettings = workspaceSettingsSchema.parse({});

/** Settings as they were stored, by this version or an earlier one. What cannot be read is as it was in the beginning. */
export function readSettings(stored: unknown): WorkspaceSettings {
  const read = workspaceSettingsSchema.safeParse(stored);
  return read.success ? read.data : DEFAULT_SETTINGS;
}
