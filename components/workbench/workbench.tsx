"use client";

import { Button } from "@mantine/core";
import { useEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from "react";
import { markdownRenderer, richMarkdownField } from "@/components/claim/markdown/later-markdown";
import type { Claim } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import type { Role } from "@/lib/domain/role";
import { type HistoryRecord, stateAt } from "@/lib/ledger/history/record-history";
import { unpackReview } from "@/lib/ledger/review/packed-review";
import { canonicalText } from "@/lib/text/canonical-text";
import "./article/highlights.css";
import "./article/selection-marks.css";
import "./article/suggestion-marks.css";
import { useFetchAhead } from "@/components/browser/use-later";
import { HistoryBar } from "@/components/history/history-bar";
import { useLinkedMoment } from "@/components/history/use-linked-moment";
import { barsHeight, useBars } from "@/components/open-article/bars";
import { passesFilter } from "@/components/open-article/claim-filter";
import { isLost } from "@/components/open-article/in-tray";
import type { MountedArticle } from "@/components/open-article/mount-article";
import { FIRST_SCREEN, stepScreen } from "@/components/open-article/screen-state";
import { sortByText, startOf } from "@/components/open-article/text-order";
import { useAbout } from "@/components/open-article/use-about";
import { useHistoryRecord } from "@/components/open-article/use-history-record";
import { useRole } from "@/components/open-article/use-role";
import { useSeen } from "@/components/open-article/use-seen";
import { useAct } from "@/components/open-article/use-send";
import { type TextShown, useTextShown } from "@/components/open-article/use-text-shown";
import {
  useMay,
  useNameOf,
  useRatingOf,
  useWorkbench,
  WorkbenchProvider,
  type Workbench as WorkbenchValue,
} from "@/components/open-article/workbench-context";
import { decideContextOf, type WorkbenchData } from "@/components/open-article/workbench-data";
import { PresenceProvider } from "@/components/presence/presence-context";
import { textDialogs } from "@/components/text-change/later-dialogs";
import { commandParser } from "@/lib/client/review/command-parser";
import { LiveReview } from "@/lib/client/review/live-review";
import type { ReviewSnapshot } from "@/lib/client/review/review-store";
import { ArticleColumn } from "./article/article-column";
import { moveBoundary } from "./article/boundary-handles";
import { useLinkedPlace } from "./article/use-linked-place";
import { ArticleHead } from "./article-head";
import { ClaimCards } from "./cards/claim-cards";
import { FilterBar } from "./cards/filter-bar";
import { EverythingMenu } from "./keys/everything-menu";
import { KeySheet } from "./keys/key-sheet";
import { makeCommands } from "./keys/make-commands";
import type { TakenBack } from "./keys/take-back";
import { useKeys } from "./keys/use-keys";
import { ArticleMap } from "./map/article-map";
import { Notices } from "./notices/notices";
import { ArticleTalk } from "./talk/article-talk";
import { PlacingBar } from "./tray/placing-bar";
import { Tray } from "./tray/tray";
import classes from "./workbench.module.css";
import { WorkbenchHeader } from "./workbench-header";

/** The main screen: map, article, cards, history. One store feeds the cards and the highlights alike. */
export function Workbench({ data: given }: { readonly data: WorkbenchData }) {
  const knownRole = useRef(given.me.role);
  const [store] = useState(() => openStore(given, () => knownRole.current));
  const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  const [screen, step] = useReducer(stepScreen, FIRST_SCREEN);
  const now = useNow(given.now);
  const role = useRole(given.desk.slug, knownRole, snapshot.connection);
  useEffect(() => store.start(), [store]);
  useFetchAhead(AFTER_THE_FIRST_SCREEN);

  const history = useHistoryRecord(snapshot, given);
  const shown = useShown(snapshot, screen.viewSeq, history);
  const text = useTextShown(given.article, shown, screen.viewSeq !== null);
  const { details, archivedAt } = useAbout(given.article, snapshot, screen.viewSeq);
  const data = useMemo(() => {
    const { title, byline, publisher, sourceUrl, publishedAt, language, direction } = details;
    const said = { title, byline, publisher, sourceUrl, publishedAt, language, direction };
    return { ...given, article: { ...text.article, ...said, archivedAt }, me: { ...given.me, role } };
  }, [given, text.article, details, archivedAt, role]);
  const claims = useMemo(
    () => sortByText([...shown.claims.values()].filter((claim) => isListed(claim, screen))),
    [shown, screen],
  );
  const seen = useSeen(store, data.me.id, screen.talk.isOpen ? data.article.id : screen.activeId);
  const workbench = useMemo(
    () => ({ data, store, snapshot, screen, step, shown, claims, now, seen, history }),
    [data, store, snapshot, screen, shown, claims, now, seen, history],
  );
  return (
    <WorkbenchProvider value={workbench}>
      <Screen text={text} />
    </WorkbenchProvider>
  );
}

const AFTER_THE_FIRST_SCREEN = [commandParser, richMarkdownField, markdownRenderer, textDialogs] as const;

function openStore(data: WorkbenchData, roleNow: () => Role): LiveReview {
  const text = canonicalText(data.article.document);
  const state = unpackReview(data.review, text);
  return new LiveReview({ state, userId: data.me.id, contextAt: decideContextOf(data, text, roleNow) });
}

function Screen({ text }: { readonly text: TextShown }) {
  const workbench = useWorkbench();
  const { screen, claims } = workbench;
  const [article, setArticle] = useState<MountedArticle | null>(null);
  const selected = useRef<{ readonly start: number; readonly end: number } | null>(null);
  const scrubber = useRef<HTMLInputElement>(null);
  const bars = useBars();
  const takenBack = useRef<readonly TakenBack[]>([]);
  const ratingOf = useRatingOf();
  const names = { actor: useNameOf(), rating: (id: string) => ratingOf(id)?.label ?? id };
  const commands = makeCommands({ workbench, article, may: useMay(), act: useAct(), names, takenBack });
  const claimAtCaret = (): ClaimId | null => {
    const caret = article?.readSelection();
    if (article === null || !caret || document.activeElement !== article.view.dom) return null;
    const [innermost] = article.claimsAt(caret.head);
    return claims.find((claim) => claim.claimId === innermost)?.claimId ?? null;
  };
  useKeys({ workbench, commands, selected, claimAtCaret, scrubber, moveBoundary });
  useLinkedMoment(workbench);
  useLinkedPlace(workbench, article, commands.open);
  useClaimAboveSheet(article, workbench);

  return (
    <PresenceProvider article={article}>
      <div className={classes["workbench"]} data-sheet={screen.activeId !== null}>
        <div className={classes["bars"]} ref={bars}>
          <WorkbenchHeader article={article} />
          <FilterBar />
          {screen.viewSeq !== null && <PastNotice seq={screen.viewSeq} text={text} />}
        </div>
        <Notices />
        <div className={classes["columns"]}>
          <ArticleMap article={article} />
          <ArticleColumn
            head={<ArticleHead />}
            article={article}
            onMounted={setArticle}
            onMark={(range) => commands.mark(range, "show")}
            selected={selected}
          />
          <aside className={classes["side"]} aria-label="Claims">
            <ClaimCards article={article} />
          </aside>
        </div>
        <HistoryBar scrubber={scrubber} />
        <ArticleTalk />
        <Tray />
        <PlacingBar article={article} onCancel={commands.backToText} />
        <KeySheet />
        <EverythingMenu commands={commands} />
      </div>
    </PresenceProvider>
  );
}

function PastNotice({ seq, text }: { readonly seq: number; readonly text: TextShown }) {
  return (
    <p className={classes["past"]} role="status">
      You see the review as it stood at event {seq}. It can be read and exported, not changed.
      {text.reading === "under-way" && " Its text is being read…"}
      {text.reading === "failed" && (
        <>
          {" "}
          Its text could not be read: this is a later one, without what was marked then.{" "}
          <Button variant="default" size="compact-xs" onClick={text.tryAgain}>
            Try again
          </Button>
        </>
      )}
    </p>
  );
}

/**
 * A claim that was withdrawn while it was open stays there until one leaves it, so that it can be restored. One
 * that lost its words is in the tray, and here only while it is open.
 */
function isListed(claim: Claim, { filter, activeId }: WorkbenchValue["screen"]): boolean {
  const isActive = claim.claimId === activeId;
  if (isLost(claim) || claim.isWithdrawn)
    return isActive || (claim.isWithdrawn && passesFilter(claim, filter));
  return passesFilter(claim, filter);
}

/** The review now, or as it stood at an entry; now while the history is still being read. */
function useShown(
  { state, isComplete }: ReviewSnapshot,
  seq: number | null,
  history: () => HistoryRecord,
): WorkbenchValue["shown"] {
  return useMemo(() => {
    if (seq === null || !isComplete) return state;
    return stateAt(history(), seq);
  }, [state, isComplete, seq, history]);
}

/** On a phone the open card covers the lower half, so the claim's words move to the upper one. */
function useClaimAboveSheet(article: MountedArticle | null, { claims, screen }: WorkbenchValue): void {
  const { activeId } = screen;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newly opened claim moves the text
  useEffect(() => {
    const claim = claims.find((each) => each.claimId === activeId);
    if (article === null || claim === undefined || isLost(claim) || !matchMedia("(max-width: 900px)").matches)
      return;
    const { top } = article.caretRect(startOf(claim));
    if (top < barsHeight() + 18 || top > window.innerHeight * 0.42)
      window.scrollBy({ top: top - window.innerHeight * 0.2 });
  }, [activeId, article]);
}

function useNow(first: string): Date {
  const [now, setNow] = useState(() => new Date(first));
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
