import { assertNever } from "../../domain/assert-never";
import {
  hasHistory,
  type ReviewClient,
  unansweredCount,
  waitingMarks,
} from "../../ledger/commands/review-client";
import type { SendingLine } from "../outbox/command-sender";
import type { Standing } from "../tabs/lead-tabs";
import type { ReviewSnapshot, Saving } from "./review-store";

type Known = Standing &
  Pick<ReviewSnapshot, "hasSaved" | "readings" | "isKept" | "returned"> & {
    readonly client: ReviewClient;
    /** Something that was asked for is not on disk yet: it would be gone if the browser ended now. */
    readonly isKeeping: boolean;
  };

/** What a screen draws from, of all that its store knows. */
export function drawSnapshot({
  client,
  line,
  connection,
  hasSaved,
  readings,
  isKept,
  isKeeping,
  returned,
}: Known): ReviewSnapshot {
  const waiting = unansweredCount(client);
  return {
    state: client.shown,
    entries: client.entries,
    isComplete: hasHistory(client),
    saving: isKeeping ? "saving" : savingOf(waiting, line),
    waiting,
    marks: waitingMarks(client),
    hasSaved,
    readings,
    connection,
    isKept,
    returned,
  };
}

function savingOf(waiting: number, line: SendingLine): Saving {
  if (waiting === 0) return "saved";
  switch (line) {
    case "open":
      return "saving";
    case "unreached":
      return "waiting";
    case "signed-out":
      return "signed-out";
    default:
      return assertNever(line);
  }
}
