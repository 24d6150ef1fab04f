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
import { articleSize, sizeComplaint } from "@/components/new-article/article-size";
import { ArticleTextFields } from "@/components/new-article/article-text-fields";
import { DropSign, useFileDrop } from "@/components/new-article/drop-article";
import { readArticleFile } from "@/components/new-article/read-article-file";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { browserStorage } from "@/lib/client/kept-storage";
import { Outcome } from "./outcome";
import classes from "./text-change.module.css";
import type { NewText } from "./text-data";
import { SavedNotice, TextDialog } from "./text-dialog";
import { useNewText } from "./use-new-text";

const TITLE = "Put in a newer version";

/** Takes a newer text of the article as it was pasted or dropped, and shows what becomes of the claims. */
export function NewerText({ onClose }: { readonly onClose: () => void }) {
  const { article } = useWorkbench().data;
  const { draft, change, forget } = useTextDraft();
  const [reason, setReason] = useState("");
  const [complaint, setComplaint] = useState<string | undefined>(undefined);
  const { standing, look, save, back } = useNewText();
  const content = contentOf(draft);
  const measured = useDeferredValue(content);
  const size = useMemo(() => articleSize(measured, draft.format), [measured, draft.format]);
  const takeFile = async (file: File): Promise<void> => {
    const read = await readArticleFile(file);
    setComplaint(read.ok ? undefined : read.message);
    if (read.ok) change({ format: read.draft.format, content: read.draft.content });
  };
  const isOver = useFileDrop(([file]) => void takeFile(file));
  if (standing.kind === "saved")
    return (
      <TextDialog title={TITLE} width="form" onClose={() => loadAnew("main")}>
        <SavedNotice text={standing.text} />
      </TextDialog>
    );
  const see = async (): Promise<void> => {
    const first =
      content.trim() === ""
        ? "Paste the text, or choose a file."
        : sizeComplaint(articleSize(content, draft.format));
    setComplaint(first ?? undefined);
    if (first === null) await look(asked(draft));
  };
  const refusal = standing.kind === "writing" ? standing.refusal : null;
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
        <ArticleTextFields
          draft={draft}
          change={change}
          hint="Paste the text, or what you copied from a page or a document; or choose or drop a file."
          onFiles={([file]) => file !== undefined && void takeFile(file)}
          size={size}
          error={complaint ?? refusal?.errors["content"]}
          direction={article.direction}
        />
        <Refusal
          words={refusal === null || refusal.errors["content"] !== undefined ? null : refusal.detail}
        />
        <div className={classes["foot"]}>
          <p className={classes["hint"]}>The text as it is stays among the earlier texts.</p>
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button loading={standing.kind === "asking"} onClick={() => void see()}>
            See what becomes of the claims
          </Button>
        </div>
      </div>
      <DropSign isOver={isOver} />
    </TextDialog>
  );
}

const contentOf = (draft: ArticleDraft): string => (draft.format === "rich" ? draft.rich : draft.content);

function asked(draft: ArticleDraft): NewText {
  return { content: contentOf(draft), format: draft.format === "rich" ? "html" : draft.format };
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
  return {
    draft,
    change: (part: Partial<ArticleDraft>) => setDraft((now) => ({ ...now, ...part })),
    forget: () => {
      setDraft(EMPTY_DRAFT);
      keepArticleDraft(browserStorage(), key, EMPTY_DRAFT);
    },
  };
}
