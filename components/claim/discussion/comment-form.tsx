"use client";

import { useSend } from "@/components/open-article/use-send";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { newId } from "@/lib/client/new-id";
import type { Comment } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import type { CommandDraft } from "@/lib/ledger/shapes/command-draft";
import { ClaimForm } from "../form/claim-form";
import { useDraft } from "../form/use-draft";
import { MarkdownField } from "../markdown/markdown-field";

const LABELS = { body: "Comment" } as const;

type Props = {
  /** Null for a comment on the article as a whole. */
  readonly claimId: ClaimId | null;
  /** What is answered. */
  readonly replyTo?: Comment | undefined;
  /** One's own comment that is changed. */
  readonly edited?: Comment | undefined;
  readonly onClose: () => void;
};

/** A new comment, an answer, or a change of one's own. */
export function CommentForm({ claimId, replyTo, edited, onClose }: Props) {
  const send = useSend();
  const { members } = useWorkbench().data;
  const label = edited === undefined ? (replyTo === undefined ? "Comment" : "Reply") : "Edit the comment";
  const draft = useDraft({
    form: ["comment", edited?.commentId ?? replyTo?.commentId].filter(Boolean).join("-"),
    claimId: claimId ?? "article",
    fields: { body: edited?.body ?? "" },
    isMerging: edited !== undefined,
  });
  const { body } = draft.values;
  const command = (): CommandDraft => {
    const place = claimId === null ? {} : { claimId };
    if (edited !== undefined) return { type: "edit-comment", ...place, commentId: edited.commentId, body };
    const reply = replyTo === undefined ? {} : { replyTo: replyTo.commentId };
    return { type: "comment", ...place, commentId: newId(), body, ...reply };
  };
  return (
    <ClaimForm
      label={label}
      submitLabel={edited === undefined ? label : "Save"}
      draft={draft}
      isReady={body.trim() !== ""}
      isOwn
      labels={LABELS}
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
