"use client";

import { Textarea } from "@mantine/core";
import { WordDiff } from "@/components/look/word-diff";
import { quoteOf } from "@/components/open-article/text-order";
import { useSend } from "@/components/open-article/use-send";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { newId } from "@/lib/client/new-id";
import type { Claim } from "@/lib/domain/claim";
import { ClaimForm } from "../form/claim-form";
import { useDraft } from "../form/use-draft";
import classes from "./wording.module.css";

type Props = { readonly claim: Claim; readonly onClose: () => void };

/** Other words for those of the claim. It begins with the present ones, so that a figure can be changed in place. */
export function SuggestForm({ claim, onClose }: Props) {
  const { direction, language } = useWorkbench().data.article;
  const send = useSend();
  const words = quoteOf(claim);
  const draft = useDraft({
    form: "wording",
    claimId: claim.claimId,
    fields: { text: words, note: "" },
    version: claim.partVersions.anchor,
  });
  const { text, note } = draft.values;
  const suggested = text.trim();
  const isOther = suggested !== "" && suggested !== words;
  const submit = async () => {
    const { claimId } = claim;
    const command = { type: "suggest-wording", claimId, suggestionId: newId(), text: suggested } as const;
    return draft.note(await send({ ...command, note: note.trim() || null }, draft.ref));
  };
  return (
    <ClaimForm
      label="Suggest wording"
      submitLabel="Suggest"
      draft={draft}
      isReady={isOther}
      onSubmit={submit}
      onClose={onClose}
    >
      {(complaint) => (
        <>
          <Textarea
            label="New words"
            description="In one paragraph, as they are to stand in the text"
            autosize
            minRows={2}
            dir={direction}
            lang={language ?? undefined}
            value={text}
            error={complaint("text") ?? complaint("claimId")}
            onKeyDown={submitOnEnter}
            onChange={(event) => draft.change({ text: event.currentTarget.value.replace(LINE_BREAKS, " ") })}
          />
          {isOther && (
            <p className={classes["change"]} lang={language ?? undefined}>
              <WordDiff before={words} after={suggested} />
            </p>
          )}
          <Textarea
            label="Why, if you like"
            description="The author of the article is told it when the wording is accepted."
            autosize
            minRows={1}
            dir="auto"
            value={note}
            error={complaint("note")}
            onChange={(event) => draft.change({ note: event.currentTarget.value })}
          />
        </>
      )}
    </ClaimForm>
  );
}

/** As pasted text has them. */
const LINE_BREAKS = /\s*[\n\r\v\f\u0085\u2028\u2029]\s*/gu;

/** New words have no line of their own to begin. */
function submitOnEnter(event: React.KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
