import type { Claim, ReviewState } from "../../domain/claim";
import { type Failure, invalid } from "../../domain/failure";
import { ok } from "../../domain/result";
import { isSameMode, reviewMode } from "../../domain/review-mode";
import type { CommandOf } from "../shapes/command";
import type { CommandDraft } from "../shapes/command-draft";
import type { EntryOf } from "../shapes/ledger-entry";
import type { ReviewModeCommand, ReviewModeEvents } from "../shapes/review-mode-shapes";
import { alone, type CommandKinds, nothing } from "./command-kind";
import type { Decision } from "./decide-context";
import { CHANGED_SOMETHING, type EventKinds, nobody, type Scene, type Telling, whole } from "./event-kind";

/** What can happen to how the article is reviewed. */
export const reviewModeEvents = {
  "review-mode-set": {
    fold: (growing, { data }) => {
      growing.mode = reviewMode(data);
    },
    describe: describeMode,
    deed: CHANGED_SOMETHING,
    show: whole,
    hideNames: null,
    notify: nobody,
    takeBack: modeBack,
  },
} satisfies EventKinds<ReviewModeEvents>;

/** What may be asked of how the article is reviewed. */
export const reviewModeCommands = {
  "set-review-mode": { decide: decideSetReviewMode, sees: nothing, join: alone },
} satisfies CommandKinds<ReviewModeCommand>;

function describeMode({ data }: EntryOf<"review-mode-set">, { who }: Telling): string {
  const mode = reviewMode(data);
  if (mode.kind === "open") return `${who} made the review open: everyone sees every verdict at once.`;
  const verdicts = mode.requiredVerdicts === 1 ? "1 verdict" : `${mode.requiredVerdicts} verdicts`;
  const names = mode.hidesNames ? ", names hidden until it is settled" : "";
  return `${who} made the review independent: ${verdicts} needed on each claim${names}.`;
}

function modeBack({ data }: EntryOf<"review-mode-set">, { before, now }: Scene): CommandDraft | null {
  if (!isSameMode(now.mode, reviewMode(data)) || isSameMode(before.mode, now.mode)) return null;
  if (before.mode.kind === "open") return { type: "set-review-mode", mode: "open" };
  const { kind, ...settings } = before.mode;
  return { type: "set-review-mode", mode: kind, ...settings };
}

/** Says how the article is reviewed from now on. The same mode again changes nothing. */
function decideSetReviewMode(state: ReviewState, command: CommandOf<"set-review-mode">): Decision {
  const { mode, requiredVerdicts, hidesNames } = command;
  if (isSameMode(state.mode, reviewMode(command))) return ok([]);
  return ok([{ type: "review-mode-set", data: { mode, requiredVerdicts, hidesNames } }]);
}

/** Why a claim may not be settled yet: an independent review waits for its verdicts. Null when it may. */
export function refuseTooFewVerdicts({ mode }: ReviewState, { verdicts }: Claim): Failure | null {
  if (mode.kind === "open" || verdicts.length >= mode.requiredVerdicts) return null;
  return invalid(
    "claimId",
    `This review is independent: a claim needs ${mode.requiredVerdicts} verdicts before it is settled, and has ${verdicts.length}.`,
  );
}
