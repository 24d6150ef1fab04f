"use client";

import { useEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from "react";
import { markdownRenderer, richMarkdownField } from "@/components/claim/later-markdown";
import type { Claim } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import type { Role } from "@/lib/domain/role";
import { replay } from "@/lib/ledger/evolve";
import { unpackReview } from "@/lib/ledger/packed-review";
import { canonicalText } from "@/lib/text/canonical-text";
import "./highlights.css";
import "./selection-marks.css";
import { ArticleColumn } from "./article-column";
import { ArticleMap } from "./article-map";
import { ArticleTalk } from "./article-talk";
import { barsHeight, useBars } from "./bars";
import { ClaimCards } from "./claim-cards";
import { passesFilter } from "./claim-filter";
import { ClosedNotice } from "./closed-notice";
import { commandParser } from "./command-parser";
import { decideContextOf } from "./decide-context-of";
import { EmptyReview } from "./empty-review";
import { EverythingMenu } from "./everything-menu";
import { FilterBar } from "./filter-bar";
import { HistoryBar } from "./history-bar";
import { isLost } from "./in-tray";
import { KeySheet } from "./key-sheet";
import { LiveReview } from "./live-review";
import { makeCommands } from "./make-commands";
import type { MountedArticle } from "./mount-article";
import { PlacingBar } from "./placing-bar";
import { PresenceProvider } from "./presence-context";
import { ReturnedNotice } from "./returned-notice";
import type { ReviewSnapshot } from "./review-store";
import { RevisedNotice } from "./revised-notice";
import { FIRST_SCREEN, stepScreen } from "./screen-state";
import type { TakenBack } from "./take-back";
import { sortByText, startOf } from "./text-order";
import { Tray } from "./tray";
import { useKeys } from "./use-keys";
import { useFetchAhead } from "./use-later";
import { useLinkedPlace } from "./use-linked-place";
import { useRole } from "./use-role";
import { useSeen } from "./use-seen";
import { useAct } from "./use-send";
import classes from "./workbench.module.css";
import {
  useMay,
  useNameOf,
  useRatingOf,
  useWorkbench,
  WorkbenchProvider,
  type Workbench as WorkbenchValue,
} from "./workbench-context";
import type { WorkbenchData } from "./workbench-data";
import { WorkbenchHeader } from "./workbench-header";

/** The main screen: map, article, cards, history. One store feeds the cards and the highlights alike. */
export function Workbench({ data: given }: { readonly data: WorkbenchData }) {
  const knownRole = useRef(given.me.role);
  const [store] = useState(() => openStore(given, () => knownRole.current));
  const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  const [screen, step] = useReducer(stepScreen, FIRST_SCREEN);
  const now = useNow(given.now);
  const role = useRole(given.desk.slug, knownRole, snapshot.connection);
  const data = useMemo(() => ({ ...given, me: { ...given.me, role } }), [given, role]);
  useEffect(() => store.start(), [store]);
  useFetchAhead(AFTER_THE_FIRST_SCREEN);

  const shown = useShown(snapshot, screen.viewSeq);
  const claims = useMemo(
    () => sortByText([...shown.claims.values()].filter((claim) => isListed(claim, screen))),
    [shown, screen],
  );
  const seen = useSeen(store, data.me.id, screen.talk.isOpen ? data.article.id : screen.activeId);
  const workbench = useMemo(
    () => ({ data, store, snapshot, screen, step, shown, claims, now, seen }),
    [data, store, snapshot, screen, shown, claims, now, seen],
  );
  return (
    <WorkbenchProvider value={workbench}>
      <Screen />
    </WorkbenchProvider>
  );
}

const AFTER_THE_FIRST_SCREEN = [commandParser, richMarkdownField, markdownRenderer] as const;

function openStore(data: WorkbenchData, roleNow: () => Role): LiveReview {
  const text = canonicalText(data.article.document);
  const state = unpackReview(data.review, text);
  return new LiveReview({ state, userId: data.me.id, contextAt: decideContextOf(data, text, roleNow) });
}

function Screen() {
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
  useKeys({ workbench, commands, selected, claimAtCaret, scrubber });
  useLinkedPlace(workbench, article, commands.open);
  useClaimAboveSheet(article, workbench);

  return (
    <PresenceProvider article={article}>
      <div className={classes["workbench"]} data-sheet={screen.activeId !== null}>
        <div className={classes["bars"]} ref={bars}>
          <WorkbenchHeader article={article} />
          <FilterBar />
          {screen.viewSeq !== null && (
            <p className={classes["past"]} role="status">
              You see the review as it stood at event {screen.viewSeq}. It can be read and exported, not
              changed.
            </p>
          )}
        </div>
        <ClosedNotice />
        <ReturnedNotice />
        <RevisedNotice />
        <div className={classes["columns"]}>
          <ArticleMap article={article} />
          <ArticleColumn
            article={article}
            onMounted={setArticle}
            onMark={(range) => commands.mark(range, "show")}
            selected={selected}
          />
          <aside className={classes["side"]} aria-label="Claims">
            <EmptyReview />
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
  { state, entries, isComplete }: ReviewSnapshot,
  seq: number | null,
): WorkbenchValue["shown"] {
  return useMemo(() => {
    if (seq === null || !isComplete) return state;
    return replay(entries.slice(0, seq));
  }, [state, entries, isComplete, seq]);
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
