"use client";

import { newId } from "@/components/workbench/new-id";
import { useSend } from "@/components/workbench/use-send";
import { useWorkbench } from "@/components/workbench/workbench-context";
import type { Claim, Comment } from "@/lib/domain/claim";
import type { CommandDraft } from "@/lib/ledger/inverse";
import { ClaimForm } from "./claim-form";
import { MarkdownField } from "./markdown-field";
import { useDraft } from "./use-draft";

type Props = {
  readonly claim: Claim;
  /** What is answered. */
  readonly replyTo?: Comment | undefined;
  /** One's own comment that is changed. */
  readonly edited?: Comment | undefined;
  readonly onClose: () => void;
};

/** A new comment, an answer, or a change of one's own. */
export function CommentForm({ claim, replyTo, edited, onClose }: Props) {
  const send = useSend();
  const { members } = useWorkbench().data;
  const label = edited === undefined ? (replyTo === undefined ? "Comment" : "Reply") : "Edit the comment";
  const draft = useDraft({
    form: ["comment", edited?.commentId ?? replyTo?.commentId].filter(Boolean).join("-"),
    claimId: claim.claimId,
    fields: { body: edited?.body ?? "" },
  });
  const { body } = draft.values;
  const command = (): CommandDraft => {
    const { claimId } = claim;
    if (edited !== undefined) return { type: "edit-comment", claimId, commentId: edited.commentId, body };
    const reply = replyTo === undefined ? {} : { replyTo: replyTo.commentId };
    return { type: "comment", claimId, commentId: newId(), body, ...reply };
  };
  return (
    <ClaimForm
      label={label}
      submitLabel={edited === undefined ? label : "Save"}
      draft={draft}
      isReady={body.trim() !== ""}
      onSubmit={() => send(command(), draft.ref)}
      onClose={onClose}
    >
      {(complaint) => (
        <MarkdownField
          label={label}
          placeholder="Write; @ names a member"
          value={body}
          members={members}
          isFirst
          error={complaint("body")}
          onChange={(markdown) => draft.change({ body: markdown })}
        />
      )}
    </ClaimForm>
  );
}
