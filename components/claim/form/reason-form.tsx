"use client";

import { Textarea } from "@mantine/core";
import { useSend } from "@/components/open-article/use-send";
import type { CommandDraft } from "@/lib/ledger/shapes/command-draft";
import { ClaimForm } from "./claim-form";
import { useDraft } from "./use-draft";

type Props = {
  readonly form: string;
  readonly claimId: string;
  readonly label: string;
  readonly submitLabel: string;
  readonly isOptional?: boolean;
  /** The version of what is taken back, as it stands now. */
  readonly version: number;
  readonly command: (reason: string, seen: number) => CommandDraft;
  readonly onClose: () => void;
};

/** Asks why before something is taken back; the reason goes into the ledger. */
export function ReasonForm({
  form,
  claimId,
  label,
  submitLabel,
  isOptional = false,
  version,
  command,
  onClose,
}: Props) {
  const send = useSend();
  const draft = useDraft({ form, claimId, fields: { reason: "" }, version });
  const { reason } = draft.values;
  return (
    <ClaimForm
      label={label}
      submitLabel={submitLabel}
      draft={draft}
      isReady={isOptional || reason.trim() !== ""}
      onSubmit={async () => draft.note(await send(command(reason, draft.version ?? version), draft.ref))}
      onClose={onClose}
    >
      {(complaint) => (
        <Textarea
          label={isOptional ? "Reason, if you like" : "Reason"}
          description="It stays in the history."
          autosize
          minRows={2}
          dir="auto"
          value={reason}
          error={complaint("reason")}
          onChange={(event) => draft.change({ reason: event.currentTarget.value })}
        />
      )}
    </ClaimForm>
  );
}
