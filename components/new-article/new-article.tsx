"use client";

import { Button, TextInput } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import {
  type FormEvent,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from "react";
import { Refusal } from "@/components/look/refusal";
import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";
import { browserStorage } from "@/lib/client/kept-storage";
import { deriveDirection } from "@/lib/text/direction";
import { ArticleDetailFields } from "./article-detail-fields";
import {
  type ArticleDraft,
  articleDraftKey,
  EMPTY_DRAFT,
  isEmptyDraft,
  keepArticleDraft,
  readArticleDraft,
} from "./article-draft";
import { ArticleReviewFields } from "./article-review-fields";
import { articleSize, readableText } from "./article-size";
import { AddedNotice, CommentChoice } from "./comment-choice";
import { DropSign, handOver, type Source, takeHanded, useFileDrop } from "./drop-article";
import { DuplicateNotice } from "./duplicate-notice";
import classes from "./new-article.module.css";
import { SourceBox } from "./source-box";
import { type ChangeDraft, readingOf, useReading } from "./use-reading";
import { textKey, useSubmitArticle } from "./use-submit-article";

type Props = {
  readonly slug: string;
  readonly deskName: string;
  readonly userId: string;
  readonly userName: string;
  /** False where this installation opens no links. */
  readonly opensLinks: boolean;
};

const HINT_WITHOUT_LINKS =
  "Paste the text, or what you copied from a page or a document; or choose or drop a file. Links are not opened by this installation: save the page and drop it here.";

/** Adds an article to the desk. What is typed survives a reload, and a refusal. */
export function NewArticle({ slug, deskName, userId, userName, opensLinks }: Props) {
  const { draft, change, clear, isReady, isKept } = useArticleDraft(articleDraftKey(userId, slug));
  const { size, direction } = useMeasure(draft);
  const { submit, addAsNewer, isWaiting, added, ...told } = useSubmitArticle(slug, clear);
  // Of another text than the one that was refused it says nothing.
  const refusal = told.refusal?.of === textKey(draft) ? told.refusal : null;
  const reader = useReading(slug, draft, change);
  const { readFile, waitsFor, complaint } = reader;
  const reading = useMemo(() => readingOf({ reading: draft.reading }), [draft.reading]);
  useHandedFile(isReady, readFile);
  const router = useRouter();
  const takeMany = (sources: readonly Source[]) => {
    handOver(sources);
    router.push(`/w/${slug}/new/many`);
  };
  const takeFiles = ([file, ...others]: readonly File[]) => {
    if (file === undefined) return;
    if (others.length > 0) takeMany([file, ...others]);
    else void readFile(file);
  };
  const isOver = useFileDrop(takeFiles);
  const form = useFocusOnRefusal(refusal);
  const errors = refusal?.errors ?? {};
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit(draft, articleSize(contentOf(draft), draft.format));
  };
  return (
    <>
      <TopBar
        crumbs={[{ label: deskName, href: `/w/${slug}` }, { label: "New article" }]}
        user={{ name: userName, settingsHref: `/w/${slug}/settings` }}
      />
      <PageFrame title="New article" width="middle">
        <form ref={form} onSubmit={send} noValidate className={classes["form"]} data-ready={isReady}>
          <SourceBox
            slug={slug}
            draft={draft}
            change={change}
            isReady={isReady}
            reading={reading}
            reader={reader}
            onFiles={takeFiles}
            onLinks={(links) => {
              change({ content: "" });
              takeMany(links);
            }}
            {...(opensLinks ? {} : { hint: HINT_WITHOUT_LINKS })}
            size={size}
            error={complaint ?? errors["content"]}
            direction={draft.direction === "" ? direction : draft.direction}
          >
            {reading !== null && <CommentChoice reading={reading} draft={draft} change={change} />}
          </SourceBox>
          <TextInput
            label="Title"
            name="title"
            dir="auto"
            required
            withAsterisk={false}
            maxLength={300}
            value={draft.title}
            error={errors["title"]}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <ArticleDetailFields draft={draft} change={change} errors={errors} derivedDirection={direction} />
          {isReady && <ArticleReviewFields draft={draft} change={change} />}
          {refusal === null || refusal.duplicate === null ? (
            <Refusal words={refusal?.detail ?? null} />
          ) : (
            <DuplicateNotice
              slug={slug}
              duplicate={refusal.duplicate}
              isWaiting={isWaiting}
              onNewer={() => void addAsNewer(draft, refusal.duplicate?.id ?? "")}
              onAddAnyway={() => void submit(draft, articleSize(contentOf(draft), draft.format), true)}
            />
          )}
          {added !== null && <AddedNotice slug={slug} added={added} />}
          <div className={classes["actions"]}>
            <Button type="submit" loading={isWaiting} disabled={waitsFor !== null}>
              Add article
            </Button>
            <Button component={Link} href={`/w/${slug}`} variant="default">
              Back to the desk
            </Button>
            <Button component={Link} href={`/w/${slug}/new/many`} variant="subtle">
              Many at once
            </Button>
            <DraftNote draft={draft} isKept={isKept} onClear={clear} />
          </div>
        </form>
      </PageFrame>
      <DropSign isOver={isOver} />
    </>
  );
}

function DraftNote({
  draft,
  isKept,
  onClear,
}: {
  draft: ArticleDraft;
  isKept: boolean;
  onClear: () => void;
}) {
  if (isEmptyDraft(draft)) return null;
  return (
    <span className={classes["note"]}>
      {isKept ? "Draft kept in this browser." : "This draft is too large to survive a reload."}{" "}
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        Clear the form
      </Button>
    </span>
  );
}

const contentOf = (draft: ArticleDraft): string => (draft.format === "rich" ? draft.rich : draft.content);

/** Size and direction of the text, told a moment after it changed, so that typing stays quick. */
function useMeasure(draft: ArticleDraft) {
  const content = useDeferredValue(contentOf(draft));
  const { format, language } = draft;
  return useMemo(
    () => ({
      size: articleSize(content, format),
      direction: deriveDirection(readableText(content.slice(0, 100_000), format), language),
    }),
    [content, format, language],
  );
}

/** Reads a file that was dropped on the desk. */
function useHandedFile(isReady: boolean, readFile: (file: File) => Promise<void>): void {
  const read = useEffectEvent(readFile);
  useEffect(() => {
    if (!isReady) return;
    const [file] = takeHanded();
    if (file instanceof File) void read(file);
  }, [isReady]);
}

/** Brings a person to the first field that was complained about. */
function useFocusOnRefusal(refusal: object | null) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusal === null) return;
    form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [refusal]);
  return form;
}

const PAUSE_MS = 250;

/** The form's draft: kept in this browser a moment after each change, and when the page is left. */
function useArticleDraft(key: string) {
  const [draft, setDraft] = useState<ArticleDraft>(EMPTY_DRAFT);
  const [isReady, setReady] = useState(false);
  const [isKept, setKept] = useState(true);
  useEffect(() => {
    const kept = readArticleDraft(browserStorage(), key);
    // What was typed or dropped before the draft was read goes before it.
    if (kept !== null) setDraft((now) => (now === EMPTY_DRAFT ? kept : now));
    setReady(true);
  }, [key]);
  useEffect(() => {
    if (!isReady) return;
    const keep = () => setKept(keepArticleDraft(browserStorage(), key, draft));
    const timer = setTimeout(keep, PAUSE_MS);
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", keep);
    };
  }, [draft, isReady, key]);
  const change: ChangeDraft = (part) =>
    setDraft((now) => ({ ...now, ...(typeof part === "function" ? part(now) : part) }));
  const clear = () => {
    setDraft(EMPTY_DRAFT);
    keepArticleDraft(browserStorage(), key, EMPTY_DRAFT);
  };
  return { draft, change, clear, isReady, isKept };
}
