"use client";

import { Button } from "@mantine/core";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { loadAnew } from "@/components/browser/load-anew";
import { Refusal } from "@/components/look/refusal";
import {
  type ArticleDraft,
  EMPTY_DRAFT,
  keepArticleDraft,
  readArticleDraft,
} from "@/components/new-article/article-draft";
import { articleSize } from "@/components/new-article/article-size";
import { DropSign, useFileDrop } from "@/components/new-article/drop-article";
import { SourceBox } from "@/components/new-article/source-box";
import { type ChangeDraft, readingOf, useReading } from "@/components/new-article/use-reading";
import { complainOfText, textOf } from "@/components/new-article/use-submit-article";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { browserStorage } from "@/lib/client/kept-storage";
import { Outcome } from "./outcome";
import classes from "./text-change.module.css";
import { SavedNotice, TextDialog } from "./text-dialog";
import { useNewText } from "./use-new-text";

const TITLE = "Put in a newer version";

/** Takes a newer text of the article, as a link, text or a file, and shows what becomes of the claims. */
export function NewerText({ onClose }: { readonly onClose: () => void }) {
  const { article, desk } = useWorkbench().data;
  const { draft, change, forget } = useTextDraft();
  const [reason, setReason] = useState("");
  const [complaint, setComplaint] = useState<string | undefined>(undefined);
  const { standing, look, save, back } = useNewText();
  const reader = useReading(desk.slug, draft, change);
  const { readFile, waitsFor, complaint: unread } = reader;
  const reading = useMemo(() => {
    const read = readingOf({ reading: draft.reading });
    return read && { ...read, duplicates: read.duplicates.filter(({ id }) => id !== article.id) };
  }, [draft.reading, article.id]);
  const content = draft.format === "rich" ? draft.rich : draft.content;
  const measured = useDeferredValue(content);
  const size = useMemo(() => articleSize(measured, draft.format), [measured, draft.format]);
  const takeFile = (file: File | undefined): void => {
    setComplaint(undefined);
    if (file !== undefined) void readFile(file);
  };
  const isOver = useFileDrop(([file]) => takeFile(file));
  if (standing.kind === "saved")
    return (
      <TextDialog title={TITLE} width="form" onClose={() => loadAnew("main")}>
        <SavedNotice text={standing.text} />
      </TextDialog>
    );
  const see = async (): Promise<void> => {
    const first = complainOfText(draft, articleSize(content, draft.format));
    setComplaint(first ?? undefined);
    if (first === null) await look(textOf(draft));
  };
  const refusal = standing.kind === "writing" ? standing.refusal : null;
  const placed = refusal?.errors["content"] ?? refusal?.errors["arrivalId"];
  const isLooking = standing.kind === "shown" || standing.kind === "saving";
  return (
    <TextDialog title={TITLE} width="whole" onClose={onClose}>
      {isLooking && (
        <Outcome
          look={standing.look}
          refusal={standing.kind === "shown" ? standing.refusal : null}
          isSaving={standing.kind === "saving"}
          reason={reason}
          onReason={setReason}
          onSave={() => void save(standing.look, reason).then((saved) => saved !== null && forget())}
          onLookAgain={() => void see()}
          onBack={back}
          backLabel="Back to the text"
        />
      )}
      <div hidden={isLooking} className={classes["newer"]}>
        <SourceBox
          slug={desk.slug}
          draft={draft}
          change={(part) => {
            setComplaint(undefined);
            change(part);
          }}
          isReady={true}
          reading={reading}
          reader={reader}
          onFiles={([file]) => takeFile(file)}
          size={size}
          error={complaint ?? unread ?? placed}
          direction={article.direction}
        >
          {reading !== null && reading.comments > 0 && (
            <p className={classes["hint"]}>Its comments are not taken over; the text alone is.</p>
          )}
        </SourceBox>
        <Refusal words={refusal === null || placed !== undefined ? null : refusal.detail} />
        <div className={classes["foot"]}>
          <p className={classes["hint"]}>The text as it is stays among the earlier texts.</p>
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button
            loading={standing.kind === "asking"}
            disabled={waitsFor !== null}
            onClick={() => void see()}
          >
            See what becomes of the claims
          </Button>
        </div>
      </div>
      <DropSign isOver={isOver} />
    </TextDialog>
  );
}

const PAUSE_MS = 250;

/** What is pasted is kept in this browser until it is saved. */
function useTextDraft() {
  const { article, me } = useWorkbench().data;
  const key = `assay:draft:${me.id}:${article.id}:newer-text`;
  const [draft, setDraft] = useState<ArticleDraft>(
    () => readArticleDraft(browserStorage(), key) ?? EMPTY_DRAFT,
  );
  useEffect(() => {
    const timer = setTimeout(() => keepArticleDraft(browserStorage(), key, draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key, draft]);
  const change: ChangeDraft = (part) =>
    setDraft((now) => ({ ...now, ...(typeof part === "function" ? part(now) : part) }));
  return {
    draft,
    change,
    forget: () => {
      setDraft(EMPTY_DRAFT);
      keepArticleDraft(browserStorage(), key, EMPTY_DRAFT);
    },
  };
}
