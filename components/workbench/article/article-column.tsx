"use client";

import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useLanding } from "@/components/browser/load-anew";
import { claimHighlights } from "@/components/open-article/claim-highlights";
import { focusClaim } from "@/components/open-article/focus-claim";
import { type MountedArticle, mountArticle } from "@/components/open-article/mount-article";
import { startOf } from "@/components/open-article/text-order";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { WorkbenchData } from "@/components/open-article/workbench-data";
import type { Claim } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import { renderArticleHtml } from "@/lib/editor/render-html";
import classes from "./article-column.module.css";
import { BoundaryHandles } from "./boundary-handles";
import { OverlapChooser } from "./overlap-chooser";
import { SelectionMenu } from "./selection-menu";
import { trimSelection } from "./trim-selection";
import { useArticleSelection } from "./use-article-selection";
import { claimsHere, useHighlights } from "./use-highlights";
import { useSuggestionMarks } from "./use-suggestion-marks";

type Props = {
  /** What stands above the text: the title, who wrote it, and what can be opened from here. */
  readonly head: ReactNode;
  readonly article: MountedArticle | null;
  readonly onMounted: (article: MountedArticle | null) => void;
  readonly onMark: (range: { readonly start: number; readonly end: number }) => void;
  /** Filled with what `M` marks at present. */
  readonly selected: RefObject<{ readonly start: number; readonly end: number } | null>;
};

type Choice = { readonly claimIds: readonly ClaimId[]; readonly x: number; readonly y: number };

/** The article: served as HTML, taken over by the editor, with highlights, caret and selection menu. */
export function ArticleColumn({ head, article, onMounted, onMark, selected }: Props) {
  const { data, claims, screen, step } = useWorkbench();
  const { direction, language, title } = data.article;
  const place = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLElement>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  useLanding("main");

  useLayoutEffect(() => {
    if (place.current === null) return;
    const mounted = mountArticle(place.current, data.article.document, {
      label: title,
      className: classes["text"] ?? "",
    });
    onMounted(mounted);
    return () => {
      onMounted(null);
      mounted.destroy();
    };
  }, [data.article.document, title, onMounted]);

  useHighlights(article);
  useSuggestionMarks(article);

  const startAt = useRef<() => number>(() => 0);
  startAt.current = () => {
    const active = claims.find((claim) => claim.claimId === screen.activeId);
    return active === undefined ? (article?.offsetAt(window.innerWidth / 3, 120) ?? 0) : startOf(active);
  };
  const { selection, isCaretShown, clear, forget } = useArticleSelection(article, direction, startAt);
  const isWritingNew = screen.form?.kind === "new-claim";
  useLayoutEffect(() => {
    if (isWritingNew) forget();
  }, [isWritingNew, forget]);
  const range = useMemo(
    () => (article === null || selection === null ? null : trimSelection(article.map.text, selection)),
    [article, selection],
  );
  selected.current = range;

  const click = (event: React.MouseEvent): void => {
    if (article === null || article.readSelection()?.anchor !== article.readSelection()?.head) return;
    const ids = claimsUnder(claims, event.clientX, event.clientY);
    const [first] = ids;
    setChoice(ids.length > 1 ? { claimIds: ids, x: event.clientX, y: event.clientY } : null);
    if (ids.length <= 1) step({ do: "activate", claimId: first ?? null });
  };

  return (
    <main className={classes["column"]} ref={column} id="main" tabIndex={-1}>
      {head}
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: J, K and Enter reach every claim */}
      <div dir={direction} lang={language ?? undefined} onClick={click}>
        <ServedArticle place={place} />
      </div>
      {article !== null && (
        <>
          {isCaretShown && selection !== null && (
            <Caret article={article} column={column} offset={selection.head} />
          )}
          {range !== null && (
            <SelectionMenu
              article={article}
              column={column}
              range={range}
              onMark={() => {
                onMark(range);
                clear();
              }}
            />
          )}
          <BoundaryHandles article={article} column={column} />
          {choice !== null && (
            <OverlapChooser
              choice={choice}
              onChoose={(claimId) => {
                setChoice(null);
                if (claimId === null) return article.view.dom.focus({ preventScroll: true });
                step({ do: "activate", claimId });
                focusClaim(claimId);
              }}
            />
          )}
        </>
      )}
    </main>
  );
}

/**
 * The article as the server writes it, there before the editor is. In the browser nothing is written: what was served
 * stays until the editor takes it over, and where the page was not served the editor draws it before it is seen.
 */
function ServedArticle({ place }: { readonly place: RefObject<HTMLDivElement | null> }) {
  const { data, claims } = useWorkbench();
  const [served] = useState(() => ({ __html: isServer ? articleHtml(data, claims) : "" }));
  return (
    <div
      ref={place}
      className={classes["text"]}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: written by renderArticleHtml, which escapes everything
      dangerouslySetInnerHTML={served}
    />
  );
}

function articleHtml({ article, desk }: WorkbenchData, claims: readonly Claim[]): string {
  const here = claimsHere(claims, article.revisionId);
  return renderArticleHtml(
    article.document,
    here.flatMap((claim) => claimHighlights(claim, desk.scale)),
  );
}

const isServer = typeof window === "undefined";

/** The claims under a point, only those whose words are drawn there: a gap beside a line belongs to nobody. */
function claimsUnder(claims: readonly Claim[], x: number, y: number): readonly ClaimId[] {
  const mark = document.elementFromPoint(x, y)?.closest("[data-claims]");
  const ids = (mark?.getAttribute("data-claims") ?? "").split(" ");
  return claims.map((claim) => claim.claimId).filter((id) => ids.includes(id));
}

type CaretProps = {
  readonly article: MountedArticle;
  readonly column: RefObject<HTMLElement | null>;
  readonly offset: number;
};

function Caret({ article, column, offset }: CaretProps) {
  const rect = article.caretRect(offset);
  const origin = column.current?.getBoundingClientRect();
  if (origin === undefined) return null;
  const style = { left: rect.left - origin.left, top: rect.top - origin.top, height: rect.height };
  return <span className={classes["caret"]} style={style} aria-hidden />;
}
