"use client";

import { Alert, Button } from "@mantine/core";
import { Fragment, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { isDone, STALE_WORDS } from "@/components/open-article/use-send";
import { draftWords } from "@/lib/client/drafts/aside-drafts";
import type { DraftValues } from "@/lib/client/drafts/draft";
import type { Sent } from "@/lib/client/review/review-store";
import type { FieldError } from "@/lib/domain/failure";
import classes from "./claim-form.module.css";
import { Conflict, type ConflictWords, type FieldWords, TWO_PEOPLE, TWO_TABS } from "./conflict";
import type { Draft } from "./use-draft";

type Props<T extends DraftValues> = {
  readonly label: string;
  readonly submitLabel: string;
  readonly draft: Draft<T>;
  readonly isReady?: boolean;
  /** Sends it. The form stays as it is unless the answer is "saved" or "waiting". */
  readonly onSubmit: () => Promise<Sent>;
  readonly onClose: () => void;
  /** A field's name and value as a person reads them, where two people's texts are compared. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly wordsOf?: (key: string, value: string) => string;
  /** Only its author may change it, so a conflict is with themselves. */
  readonly isOwn?: boolean;
  /** Whether the caret stays where it is, because one begins elsewhere. */
  readonly isRead?: boolean;
  readonly children: (complaint: (path: string) => string | undefined) => ReactNode;
};

/** The frame of every form on a claim: fields, what is wrong with them, the draft, and one thing to do next. */
export function ClaimForm<T extends DraftValues>(props: Props<T>) {
  const { draft, label, onClose, labels = {}, wordsOf = (_, value) => value } = props;
  const words = props.isOwn === true ? TWO_TABS : TWO_PEOPLE;
  const labelOf = (key: string): string => labels[key] ?? key;
  const form = useRef<HTMLFormElement>(null);
  const { answer, isSending, submit, submitNext } = useSubmitting(props);
  const { isRead = false } = props;
  useBeginning(form, isRead);

  const errors: readonly FieldError[] = answer?.kind === "refused" ? answer.errors : [];
  const complaint = (path: string): string | undefined =>
    errors.find((error) => error.path === path)?.message;
  const trySubmit = (): void => {
    if (!draft.isUndecided) void submit();
  };

  return (
    <form
      ref={form}
      className={classes["form"]}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        trySubmit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) trySubmit();
      }}
    >
      <Fragment key={draft.swaps}>{props.children(complaint)}</Fragment>
      <DraftsAside draft={draft} />
      {draft.isUndecided && (
        <Conflict
          conflicts={draft.conflicts}
          words={words}
          labelOf={labelOf}
          wordsOf={wordsOf}
          onKeep={() => {
            draft.acceptMine();
            submitNext();
          }}
          onTake={() => {
            if (!draft.takeTheirs()) return;
            draft.clear();
            onClose();
          }}
          onMerge={() => {
            draft.acceptMine();
            focusFirstField(form.current);
          }}
        />
      )}
      {!draft.isUndecided && draft.conflicts.length > 0 && (
        <Beside conflicts={draft.conflicts} words={words} labelOf={labelOf} wordsOf={wordsOf} />
      )}
      {!draft.isMerging && draft.isOvertaken && answer?.kind !== "stale" && (
        <Alert variant="default" title="Someone changed this while you wrote" role="note">
          Saving does not overwrite it unseen.
        </Alert>
      )}
      {answer?.kind === "refused" && (
        <Alert variant="default" title="Not saved" role="alert">
          {errors.length === 0 ? answer.detail : errors.map((error) => error.message).join(" ")} What you
          typed is still here.
        </Alert>
      )}
      {answer?.kind === "stale" && !draft.isMerging && (
        <Alert variant="default" title="Changed meanwhile" role="alert">
          {STALE_WORDS} What you typed is still here.
        </Alert>
      )}
      <div className={classes["actions"]}>
        {!draft.isUndecided && (
          <Button type="submit" loading={isSending} disabled={props.isReady === false} size="compact-md">
            {answer?.kind === "stale" ? `${props.submitLabel} anyway` : props.submitLabel}
          </Button>
        )}
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

/** Begins at the first field, and keeps the form in view while it grows, until the person scrolls. */
function useBeginning(form: RefObject<HTMLFormElement | null>, isRead: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the form appears
  useEffect(() => {
    const element = form.current;
    if (isRead || element === null) return;
    focusFirstField(element);
    let frame = 0;
    // The column of cards makes room for what has grown in the frame after.
    const show = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => bringIntoView(element));
      });
    };
    const observer = new ResizeObserver(show);
    const stop = (): void => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
    observer.observe(element);
    for (const name of ["wheel", "touchmove"]) window.addEventListener(name, stop, { passive: true });
    return () => {
      stop();
      for (const name of ["wheel", "touchmove"]) window.removeEventListener(name, stop);
    };
  }, []);
}

/** What sends the form must be seen; of a form higher than the window, what is being typed. */
function bringIntoView(form: HTMLFormElement): void {
  const isTall = form.offsetHeight > window.innerHeight * 0.8;
  const { activeElement } = document;
  const part = isTall && activeElement !== null && form.contains(activeElement) ? activeElement : form;
  part.scrollIntoView({ block: "nearest" });
}

/** Theirs, for as long as one merges it into one's own by hand. */
function Beside({
  conflicts,
  words,
  labelOf,
  wordsOf,
}: FieldWords & Pick<Draft<DraftValues>, "conflicts"> & { readonly words: ConflictWords }) {
  return conflicts.map(({ key, theirs }) => (
    <p key={key} className={classes["theirs"]} dir="auto">
      <b>
        {words.names.theirs}, {labelOf(key)}:
      </b>{" "}
      {wordsOf(key, theirs)}
    </p>
  ));
}

/** Sends a form; again by itself where somebody changed other fields of the same thing in that very moment. */
function useSubmitting<T extends DraftValues>({ draft, onSubmit, onClose }: Props<T>) {
  const [answer, setAnswer] = useState<Sent | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  const sentVersion = useRef(draft.version);

  const submit = async (): Promise<void> => {
    sentVersion.current = draft.version;
    setIsSending(true);
    const sent = await onSubmit();
    setIsSending(false);
    setAnswer(sent);
    if (!isDone(sent)) return;
    draft.clear();
    onClose();
  };
  const isOutrun = answer?.kind === "stale" && draft.isMerging && draft.version !== sentVersion.current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: sends what the form holds once it may be sent
  useEffect(() => {
    if (isSending || draft.isUndecided || !(isWanted || isOutrun)) return;
    setIsWanted(false);
    void submit();
  }, [isWanted, isOutrun, isSending, draft.isUndecided]);
  return { answer, isSending, submit, submitNext: () => setIsWanted(true) };
}

const KEPT_WORDS = {
  none: "",
  kept: "Draft kept on this device",
  "not-kept": "This browser keeps no drafts",
} as const;

function focusFirstField(form: HTMLFormElement | null): void {
  const field =
    form?.querySelector<HTMLElement>("[data-autofocus]") ??
    form?.querySelector<HTMLElement>("input, textarea, select, [contenteditable=true]");
  field?.focus({ preventScroll: true });
  form?.scrollIntoView({ block: "nearest" });
}

/** What was typed in this form before and not taken: it waits, and one can write on with it. */
function DraftsAside<T extends DraftValues>({ draft }: { readonly draft: Draft<T> }) {
  if (draft.aside.length === 0) return null;
  return (
    <ul className={classes["aside"]} aria-label="Other drafts">
      {draft.aside.map((each) => (
        <li key={JSON.stringify(each.values)}>
          <span>
            Also kept: <q dir="auto">{draftWords(each)}</q>
          </span>
          <Button variant="default" size="compact-xs" flex="none" onClick={() => draft.swap(each)}>
            Write on with this
          </Button>
        </li>
      ))}
    </ul>
  );
}
