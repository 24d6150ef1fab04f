import type { ReviewMode } from "./review-mode";
import type { WorkspaceSettings } from "./workspace-settings";

/** How many people must have judged a claim before it is settled: by the article's mode and the desk's rule, whichever asks for more. */
export function requiredVerdicts(mode: ReviewMode, settings: WorkspaceSettings): number {
  const byDesk = settings.requiresSecondReader ? 2 : 0;
  return mode.kind === "open" ? byDesk : Math.max(mode.requiredVerdicts, byDesk);
}
