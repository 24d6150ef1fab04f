"use client";

import { Alert, Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { DraftValues } from "@/components/workbench/draft";
import type { Sent } from "@/components/workbench/review-store";
import { STALE_WORDS } from "@/components/workbench/use-send";
import type { FieldError } from "@/lib/domain/failure";
import classes from "./claim-form.module.css";
import type { Draft } from "./use-draft";

type Props<T extends DraftValues> = {
  readonly label: string;
  readonly submitLabel: string;
  readonly draft: Draft<T>;
  readonly isReady?: boolean;
  /** Sends it. The form stays as it is unless the answer is "saved" or "waiting". */
  readonly onSubmit: () => Promise<Sent>;
  readonly onClose: () => void;
  /** What the other person wrote, shown beside what was typed here when both changed the same thing. */
  readonly theirs?: ReactNode;
  readonly children: (complaint: (path: string) => string | undefined) => ReactNode;
};

/** The frame of every form on a claim: fields, what is wrong with them, the draft, and one thing to do next. */
export function ClaimForm<T extends DraftValues>(props: Props<T>) {
  const { draft, label, onClose } = props;
  const [answer, setAnswer] = useState<Sent | null>(null);
  const [isSending, setIsSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusFirstField(form.current), []);

  const submit = async (): Promise<void> => {
    setIsSending(true);
    const sent = await props.onSubmit();
    setIsSending(false);
    setAnswer(sent);
    if (sent.kind !== "saved" && sent.kind !== "waiting") return;
    draft.clear();
    onClose();
  };
  const errors: readonly FieldError[] = answer?.kind === "refused" ? answer.errors : [];
  const complaint = (path: string): string | undefined =>
    errors.find((error) => error.path === path)?.message;

  return (
    <form
      ref={form}
      className={classes["form"]}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
      }}
    >
      {props.children(complaint)}
      {draft.isOvertaken && answer?.kind !== "stale" && (
        <Alert variant="default" title="Someone changed this while you wrote" role="note">
          Saving does not overwrite it unseen.
          {props.theirs !== undefined && <div className={classes["theirs"]}>{props.theirs}</div>}
        </Alert>
      )}
      {answer?.kind === "refused" && (
        <Alert variant="default" title="Not saved" role="alert">
          {errors.length === 0 ? answer.detail : errors.map((error) => error.message).join(" ")} What you
          typed is still here.
        </Alert>
      )}
      {answer?.kind === "stale" && (
        <Alert variant="default" title="Changed meanwhile" role="alert">
          {STALE_WORDS} What you typed is still here.
          {props.theirs !== undefined && <div className={classes["theirs"]}>{props.theirs}</div>}
        </Alert>
      )}
      <div className={classes["actions"]}>
        <Button type="submit" loading={isSending} disabled={props.isReady === false} size="compact-md">
          {answer?.kind === "stale" ? `${props.submitLabel} anyway` : props.submitLabel}
        </Button>
        <Button variant="default" size="compact-md" onClick={onClose}>
          Close
        </Button>
        <span className={classes["kept"]} role="status">
          {KEPT_WORDS[draft.kept]}
        </span>
      </div>
    </form>
  );
}

const KEPT_WORDS = {
  none: "",
  kept: "Draft kept on this device",
  "not-kept": "This browser keeps no drafts",
} as const;

function focusFirstField(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>(
    "[data-autofocus], input:checked, input, textarea, select, [contenteditable=true]",
  );
  field?.focus({ preventScroll: true });
  form?.scrollIntoView({ block: "nearest" });
}
