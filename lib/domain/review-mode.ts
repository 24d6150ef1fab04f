import type { WorkspaceSettings } from "./workspace-settings";

export const REVIEW_MODES = ["open", "independent"] as const;

/** The highest number of verdicts that a desk can require of each claim. */
export const MOST_REQUIRED_VERDICTS = 9;
export const DEFAULT_REQUIRED_VERDICTS = 2;

/**
 * How an article is reviewed. `independent`: nobody who judges sees others' judgements on a claim before giving
 * their own; a claim takes `requiredVerdicts` of them before it is settled; with `hidesNames` whoever settles
 * sees pseudonyms until then.
 */
export type ReviewMode =
  | { readonly kind: "open" }
  | { readonly kind: "independent"; readonly requiredVerdicts: number; readonly hidesNames: boolean };

/** How every article begins. */
export const OPEN_REVIEW: ReviewMode = { kind: "open" };

/** A mode as it is asked for and recorded: all settings side by side, of which an open review keeps none. */
export type ReviewModeSettings = {
  readonly mode: (typeof REVIEW_MODES)[number];
  readonly requiredVerdicts: number;
  readonly hidesNames: boolean;
};

/** The mode that settings stand for. */
export function reviewMode({ mode, requiredVerdicts, hidesNames }: ReviewModeSettings): ReviewMode {
  return mode === "open" ? OPEN_REVIEW : { kind: "independent", requiredVerdicts, hidesNames };
}

/** Whether two modes are the same in all that counts. */
export function isSameMode(one: ReviewMode, other: ReviewMode): boolean {
  if (one.kind === "open" || other.kind === "open") return one.kind === other.kind;
  return one.requiredVerdicts === other.requiredVerdicts && one.hidesNames === other.hidesNames;
}

/** How many people must have judged a claim before it is settled: by the article's mode and the desk's rule, whichever asks for more. */
export function requiredVerdicts(mode: ReviewMode, settings: WorkspaceSettings): number {
  const byDesk = settings.requiresSecondReader ? 2 : 0;
  return mode.kind === "open" ? byDesk : Math.max(mode.requiredVerdicts, byDesk);
}
