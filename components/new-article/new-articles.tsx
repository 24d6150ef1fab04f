"use client";

import { Button, FileButton, Textarea } from "@mantine/core";
import Link from "next/link";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Refusal } from "@/components/look/refusal";
import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";
import { loneLinks } from "@/lib/text/recognise-text";
import { draftedReviewMode } from "./article-draft";
import { ArticleReviewFields, type ReviewDraft } from "./article-review-fields";
import { DropSign, type Source, takeHanded, useFileDrop } from "./drop-article";
import classes from "./new-articles.module.css";
import { PieceRow } from "./piece-row";
import { wantedOf } from "./pieces";
import { type Going, useImport } from "./use-import";
import { usePieces } from "./use-pieces";
import { ACCEPTED } from "./use-reading";

type Props = {
  readonly slug: string;
  readonly deskName: string;
  readonly userId: string;
  readonly userName: string;
  /** False where this installation opens no links. */
  readonly opensLinks: boolean;
};

/** Makes articles of many files and links: each is read first, and what was read is shown before anything is added. */
export function NewArticles({ slug, deskName, userId, userName, opensLinks }: Props) {
  const { setAll, isReady, ...many } = usePieces(slug, userId);
  const { pieces, work } = many;
  const { start, cancel, going } = useImport(slug, { pieces, work }, setAll);
  const [links, setLinks] = useState("");
  const [review, setReview] = useState<ReviewDraft>({ reviewMode: "", requiredVerdicts: "", hidesNames: "" });
  const isOver = useFileDrop(many.add);
  useHanded(isReady, many.add);
  const forgetChosen = useRef<() => void>(null);
  const place = useRef<HTMLDivElement>(null);
  /** What had the focus goes: it stays in the list, or before it. */
  const keepFocus = () =>
    requestAnimationFrame(() => {
      if (document.activeElement === null || document.activeElement === document.body) place.current?.focus();
    });
  const given = loneLinks(links);
  const wanted = wantedOf(pieces);
  const isAtWork = work !== null || going?.isOver === false;
  const isReading = pieces.some(({ state }) => state.kind === "waiting" || state.kind === "reading");
  const settings = review.reviewMode === "" ? null : draftedReviewMode(review);
  return (
    <>
      <TopBar
        crumbs={[{ label: deskName, href: `/w/${slug}` }, { label: "New articles" }]}
        user={{ name: userName, settingsHref: `/w/${slug}/settings` }}
      />
      <PageFrame title="New articles" width="middle">
        <div className={classes["page"]} data-ready={isReady}>
          <Textarea
            label="Links"
            disabled={!opensLinks}
            description={`${opensLinks ? "One on each line. Or choose" : "They are not opened by this installation: choose"} files, or drop them here: web pages, Word, PDF, mails, Markdown, text.`}
            autosize
            minRows={2}
            maxRows={8}
            value={links}
            error={links.trim() !== "" && given === null ? "Every line has to be a link." : undefined}
            onChange={(event) => setLinks(event.currentTarget.value)}
          />
          <div className={classes["actions"]}>
            <Button
              variant="default"
              disabled={given === null}
              onClick={() => {
                many.add(given ?? []);
                setLinks("");
              }}
            >
              Read the links
            </Button>
            <FileButton
              multiple
              accept={ACCEPTED}
              resetRef={forgetChosen}
              onChange={(files) => {
                forgetChosen.current?.();
                many.add(files);
              }}
            >
              {({ onClick }) => (
                <Button variant="default" onClick={onClick}>
                  Choose files
                </Button>
              )}
            </FileButton>
          </div>
          <Refusal words={many.complaint} />
          <div ref={place} tabIndex={-1} className={classes["place"]}>
            {pieces.length > 0 && (
              <ul className={classes["pieces"]} aria-label="What came in" aria-busy={isReading}>
                {pieces.map((piece) => (
                  <PieceRow
                    key={piece.key}
                    slug={slug}
                    piece={piece}
                    isAtWork={isAtWork}
                    onWant={many.want}
                    onRemove={(key) => {
                      many.remove(key);
                      keepFocus();
                    }}
                  />
                ))}
              </ul>
            )}
          </div>
          {wanted.length > 0 && !isAtWork && (
            <ArticleReviewFields
              draft={review}
              change={(part) => setReview((now) => ({ ...now, ...part }))}
            />
          )}
          <Progress going={going} onCancel={() => void cancel().then(keepFocus)} />
          <div className={classes["actions"]}>
            <Button
              loading={isAtWork}
              disabled={wanted.length === 0 || isReading}
              onClick={() => start(settings)}
            >
              {addLabel(wanted.length)}
            </Button>
            <Button component={Link} href={`/w/${slug}`} variant="default">
              Back to the desk
            </Button>
            {pieces.length > 0 && !isAtWork && (
              <Button
                variant="subtle"
                onClick={() => {
                  many.clear();
                  keepFocus();
                }}
              >
                Clear the list
              </Button>
            )}
          </div>
        </div>
      </PageFrame>
      <DropSign isOver={isOver} />
    </>
  );
}

const addLabel = (count: number): string =>
  count === 0 ? "Add articles" : `Add ${count} ${count === 1 ? "article" : "articles"}`;

/** How far it is, and what came of it; said aloud when it is over, not at every step. */
function Progress({ going, onCancel }: { readonly going: Going | null; readonly onCancel: () => void }) {
  return (
    <div className={classes["progress"]}>
      {going !== null && !going.isOver && (
        <>
          <progress aria-label="Articles added" value={going.done} max={going.total} />
          <span className={classes["note"]}>
            {going.done} of {going.total}
          </span>
          <Button variant="default" size="compact-sm" onClick={onCancel}>
            Stop
          </Button>
        </>
      )}
      <p role="status" className={classes["said"]}>
        {going?.words}
      </p>
    </div>
  );
}

/** Reads what was given to another page. */
function useHanded(isReady: boolean, add: (sources: readonly Source[]) => void): void {
  const read = useEffectEvent(add);
  useEffect(() => {
    if (isReady) read(takeHanded());
  }, [isReady]);
}
