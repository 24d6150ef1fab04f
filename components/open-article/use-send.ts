"use client";

import { say } from "@/components/look/say";
import { newCommand } from "@/lib/client/new-id";
import type { DraftRef } from "@/lib/client/outbox/outbox";
import type { Sent } from "@/lib/client/review/review-store";
import type { CommandDraft } from "@/lib/ledger/shapes/command-draft";
import { useWorkbench } from "./workbench-context";

/** Sends commands under fresh ids. The answer is the form's to show. */
export function useSend(): (command: CommandDraft, draft?: DraftRef) => Promise<Sent> {
  const { store } = useWorkbench();
  return (command, draft) => store.send(newCommand(command), draft);
}

/** The same for what has no form of its own: a refusal is said in a corner. */
export function useAct(): (command: CommandDraft) => Promise<Sent> {
  const send = useSend();
  return async (command) => {
    const sent = await send(command);
    if (sent.kind === "refused") say(whyNot(sent), "Not done");
    if (sent.kind === "stale") say(STALE_WORDS, "Changed meanwhile");
    return sent;
  };
}

/** Whether what was asked for is on the screen: the server has it, or it waits and is sent by itself. */
export const isDone = (sent: Sent): boolean => sent.kind === "saved" || sent.kind === "waiting";

export const STALE_WORDS =
  "Someone changed this while you looked at it. You now see their version; try again if you still want to.";

/** The refusal in the server's words, without field paths where there is only one complaint. */
export function whyNot(sent: Extract<Sent, { readonly kind: "refused" }>): string {
  const [only, ...others] = sent.errors;
  return only !== undefined && others.length === 0 ? only.message : sent.detail;
}
