"use client";

import { Button, Textarea } from "@mantine/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useDraft } from "@/components/claim/form/use-draft";
import { say } from "@/components/look/say";
import { isDone, useSend, whyNot } from "@/components/open-article/use-send";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Sent } from "@/lib/client/review/review-store";
import type { Edition } from "@/lib/domain/edition";
import classes from "./publish.module.css";

type Props = {
  readonly edition: Edition;
  /** To what the dialog showed before. */
  readonly onBack: () => void;
  readonly onClose: () => void;
};

/** Takes a published edition back: its address says so from then on, with the reason that is given here. */
export function WithdrawForm({ edition: { number }, onBack, onClose }: Props) {
  const { data } = useWorkbench();
  const send = useSend();
  const draft = useDraft({ form: `withdraw-${number}`, claimId: data.article.id, fields: { reason: "" } });
  const { reason } = draft.values;
  const field = useRef<HTMLTextAreaElement>(null);
  // The button that was pressed is gone.
  useEffect(() => field.current?.focus(), []);
  const [answer, setAnswer] = useState<Sent | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const sent = await send({ type: "withdraw-edition", number, reason });
    if (!isDone(sent)) return setAnswer(sent);
    draft.clear();
    onClose();
    say(`Edition ${number} is withdrawn: its address says so as soon as this is saved.`);
  };
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => void submit(event)}
      aria-label={`Withdraw edition ${number}`}
    >
      <p>
        From now on the address of edition {number} says that it was withdrawn, when and why, and shows
        nothing else of it. That cannot be undone: what is right again is published as a new edition.
      </p>
      <Textarea
        label="Why it is withdrawn"
        description="Readers see this."
        autosize
        minRows={2}
        maxLength={2_000}
        required
        withAsterisk={false}
        dir="auto"
        ref={field}
        value={reason}
        onChange={(event) => draft.change({ reason: event.currentTarget.value })}
      />
      {answer?.kind === "refused" && <p role="alert">{whyNot(answer)}</p>}
      <div className={classes["buttons"]}>
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button type="submit" disabled={reason.trim() === ""}>
          Withdraw edition {number}
        </Button>
      </div>
    </form>
  );
}
