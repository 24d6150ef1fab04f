"use client";

import { Alert, Button } from "@mantine/core";
import type { OpenForm } from "@/components/open-article/screen-state";
import { whyNot } from "@/components/open-article/use-send";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { draftWords } from "@/lib/client/drafts/aside-drafts";
import type { Returned } from "@/lib/client/review/review-store";
import type { ClaimId } from "@/lib/domain/ids";
import type { CommandInput } from "@/lib/ledger/shapes/command";
import classes from "./notices.module.css";

/** Says which waiting commands were not taken in the end. What was typed is a draft again. */
export function ReturnedNotice() {
  const { snapshot, store, shown, step } = useWorkbench();
  if (snapshot.returned.length === 0) return null;
  const show = ({ command }: Returned): void => {
    const form = formOfCommand(command);
    if (isOfArticleTalk(command)) {
      step({ do: "talk", talk: { isOpen: true, form } });
      store.dismiss(command.commandId);
      return;
    }
    const claim = [...shown.claims.values()].find(({ claimId }) => claimId === claimOf(command));
    if (claim === undefined) return;
    step({ do: "activate", claimId: claim.claimId });
    if (form !== null) step({ do: "open-form", form });
    store.dismiss(command.commandId);
  };
  return (
    <div className={classes["returned"]}>
      {snapshot.returned.map((each) => {
        const { command, outcome, draft } = each;
        const isThere = isOfArticleTalk(command) || shown.claims.has(claimOf(command) as ClaimId);
        return (
          <Alert
            key={command.commandId}
            variant="default"
            role="alert"
            title={
              outcome.kind === "stale" ? "Someone else was first" : "Something that waited was not taken"
            }
            withCloseButton
            closeButtonLabel="Close"
            onClose={() => store.dismiss(command.commandId)}
          >
            {wordsOf(command)}: {outcome.kind === "stale" ? "it was changed meanwhile." : whyNot(outcome)} It
            was undone here.
            {draft !== null && (
              <>
                {" "}
                What you typed is kept, as a draft in its form: <q dir="auto">{draftWords(draft.value)}</q>
              </>
            )}
            {isThere && (
              <Button variant="default" size="compact-sm" ml="sm" onClick={() => show(each)}>
                Show it
              </Button>
            )}
          </Alert>
        );
      })}
    </div>
  );
}

function claimOf(command: Returned["command"]): string | undefined {
  return "claimId" in command ? command.claimId : undefined;
}

/** A comment or thread on the article as a whole. */
function isOfArticleTalk(command: Returned["command"]): boolean {
  return "commentId" in command && command.claimId === undefined;
}

/** "give-verdict" as a person says it. */
function wordsOf({ type }: Returned["command"]): string {
  return type.charAt(0).toUpperCase() + type.slice(1).replaceAll("-", " ");
}

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
  "suggest-wording": "wording",
  "decline-wording": "decline-wording",
};

/** The form that a command was written in; null for what has none. */
function formOfCommand(command: CommandInput): OpenForm | null {
  const kind = KINDS[command.type];
  if (kind === undefined) return null;
  const id = changedThing(command);
  return id === undefined ? { kind } : { kind, id };
}

/** The evidence, comment or suggestion that a form changes or answers; what is new has none. */
function changedThing(command: CommandInput): string | undefined {
  if (command.type === "comment") return command.replyTo;
  if (command.type === "edit-comment") return command.commentId;
  if (command.type === "revise-evidence" || command.type === "remove-evidence") return command.evidenceId;
  return command.type === "decline-wording" ? command.suggestionId : undefined;
}
