import type { OpenForm } from "@/components/open-article/screen-state";
import type { CommandInput } from "@/lib/ledger/shapes/command";

const KINDS: Readonly<Partial<Record<CommandInput["type"], OpenForm["kind"]>>> = {
  "describe-claim": "describe",
  "give-verdict": "verdict",
  "retract-verdict": "retract",
  "add-evidence": "evidence",
  "revise-evidence": "evidence",
  "remove-evidence": "remove-evidence",
  "settle-claim": "settle",
  "reopen-claim": "reopen",
  "withdraw-claim": "withdraw",
  "restore-claim": "restore",
  comment: "comment",
  "edit-comment": "edit-comment",
};

/** The form that a command was written in; null for what has none. */
export function formOfCommand(command: CommandInput): OpenForm | null {
  const kind = KINDS[command.type];
  if (kind === undefined) return null;
  const id = changedThing(command);
  return id === undefined ? { kind } : { kind, id };
}

/** The evidence or comment that a form changes or answers; what is new has none. */
function changedThing(command: CommandInput): string | undefined {
  if (command.type === "comment") return command.replyTo;
  if (command.type === "edit-comment") return command.commentId;
  if (command.type === "revise-evidence" || command.type === "remove-evidence") return command.evidenceId;
  return undefined;
}
