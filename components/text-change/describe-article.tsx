"use client";

import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { Refusal } from "@/components/look/refusal";
import { ArticleDetailFields } from "@/components/new-article/article-detail-fields";
import { type ArticleDraft, EMPTY_DRAFT } from "@/components/new-article/article-draft";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { WorkbenchArticle } from "@/components/open-article/workbench-data";
import { type ApiRefusal, askApi } from "@/lib/client/ask-api";
import { canonicalText } from "@/lib/text/canonical-text";
import { deriveDirection } from "@/lib/text/direction";
import classes from "./text-change.module.css";
import { TextDialog } from "./text-dialog";

/** Changes what the article is called and where it comes from. Only what one changes is sent. */
export function DescribeArticle({ onClose }: { readonly onClose: () => void }) {
  const { article } = useWorkbench().data;
  const [began] = useState(() => draftOf(article));
  const [draft, setDraft] = useState(began);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const save = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    setIsSaving(true);
    const answer = await askApi("PATCH /api/v1/articles/{id}", {
      params: { id: article.id },
      body: changesOf(began, draft),
    });
    setIsSaving(false);
    if (answer.ok) onClose();
    else setRefusal(answer);
  };
  const errors = refusal?.errors ?? {};
  return (
    <TextDialog title="Title, byline and source" width="form" onClose={onClose}>
      <form className={classes["outcome"]} onSubmit={(event) => void save(event)} noValidate>
        <TextInput
          label="Title"
          dir="auto"
          maxLength={300}
          data-autofocus
          value={draft.title}
          error={errors["title"]}
          onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
        />
        <ArticleDetailFields
          draft={draft}
          change={(part) => setDraft((now) => ({ ...now, ...part }))}
          errors={errors}
          derivedDirection={deriveDirection(canonicalText(article.document), draft.language)}
        />
        <Refusal words={refusal === null || Object.keys(errors).length > 0 ? null : refusal.detail} />
        <div className={classes["buttons"]}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isSaving}>
            Save
          </Button>
        </div>
      </form>
    </TextDialog>
  );
}

function draftOf(article: WorkbenchArticle): ArticleDraft {
  const { title, byline, publisher, sourceUrl, publishedAt, language, direction } = article;
  return {
    ...EMPTY_DRAFT,
    title,
    byline: byline ?? "",
    publisher: publisher ?? "",
    sourceUrl: sourceUrl ?? "",
    // The field takes a day; a time stays as it is unless another day is chosen.
    publishedAt: publishedAt?.slice(0, 10) ?? "",
    language: language ?? "",
    direction,
  };
}

const FIELDS = ["title", "byline", "publisher", "sourceUrl", "publishedAt", "language", "direction"] as const;

/** What differs; a field that was emptied is null. */
export function changesOf(began: ArticleDraft, draft: ArticleDraft) {
  const changed = FIELDS.filter((field) => draft[field].trim() !== began[field].trim());
  return Object.fromEntries(
    changed.map((field) => {
      const value = draft[field].trim();
      return [field, value === "" && field !== "title" ? null : value];
    }),
  );
}
