"use client";

import { useEffect, useRef } from "react";
import type { MountedArticle } from "@/components/open-article/mount-article";
import type { ScreenState } from "@/components/open-article/screen-state";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { newId } from "@/lib/client/new-id";
import { attentionOf, type Looking } from "@/lib/client/presence/attention";
import { leavePresence, tellPresence } from "@/lib/client/presence/presence-calls";
import { type PresenceSender, startPresenceSender } from "@/lib/client/presence/presence-sender";
import type { TabDoing, Writing } from "@/lib/domain/presence";
import { visibleWindow } from "@/lib/editor/visible-window";

/** Says in this tab's name what its person does in the article, while the line to the server holds. `onTold` learns whether it was heard. */
export function useOwnPresence(article: MountedArticle | null, onTold: (isHeard: boolean) => void): void {
  const { data, screen, snapshot } = useWorkbench();
  const { id: articleId, revisionId } = data.article;
  const isLive = snapshot.connection === "live";
  const latest = useRef({ screen, isLive, onTold });
  latest.current = { screen, isLive, onTold };
  const sender = useRef<PresenceSender | null>(null);

  useEffect(() => {
    if (article === null) return;
    const tabId = newId();
    const watch = watchLooking(() => started.touch());
    const started = startPresenceSender({
      isReachable: () => latest.current.isLive,
      look: (): TabDoing | null => {
        const attention = attentionOf(watch.read());
        if (attention === null) return null;
        return { revisionId, attention, ...placeIn(article), ...workOn(latest.current.screen) };
      },
      tell: async (beat, doing) => {
        latest.current.onTold(await tellPresence(articleId, { tabId, beat, ...doing }));
      },
      leave: (beat) => void leavePresence(articleId, tabId, beat),
    });
    sender.current = started;
    window.addEventListener("pagehide", started.leave);
    return () => {
      sender.current = null;
      window.removeEventListener("pagehide", started.leave);
      watch.stop();
      started.stop();
    };
  }, [article, articleId, revisionId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these is something to tell
  useEffect(() => sender.current?.touch(), [screen.activeId, screen.form, screen.talk]);
  useEffect(() => {
    if (isLive) sender.current?.beat();
  }, [isLive]);
}

function placeIn(article: MountedArticle): Pick<TabDoing, "window" | "selection"> {
  if (article.view.isDestroyed) return { window: null, selection: null };
  const { from, to } = visibleWindow(article.view, null, 0);
  const selected = article.readSelection();
  if (selected === null || selected.anchor === selected.head)
    return { window: { start: from, end: Math.max(from, to) }, selection: null };
  const [start = 0, end = 0] = [selected.anchor, selected.head].toSorted((a, b) => a - b);
  return { window: { start: from, end: Math.max(from, to) }, selection: { start, end } };
}

function workOn({ activeId, form, talk }: ScreenState): Pick<TabDoing, "openClaimId" | "writing"> {
  // The discussion of the article lies over everything else while it is open.
  const kind = WRITING[(talk.isOpen ? talk.form : form)?.kind ?? ""];
  const claimId = talk.isOpen ? null : activeId;
  return { openClaimId: activeId, writing: kind === undefined ? null : { kind, claimId } };
}

const WRITING: Readonly<Record<string, Writing["kind"]>> = {
  verdict: "verdict",
  comment: "comment",
  "edit-comment": "comment",
};

const ACTIONS = ["pointerdown", "pointermove", "keydown", "scroll"] as const;

/** Follows how the person and the tab stand to each other, and says when that or what they see may have changed. */
function watchLooking(onChange: () => void): { readonly read: () => Looking; readonly stop: () => void } {
  let hiddenAt = document.hidden ? Date.now() : null;
  let activeAt = Date.now();
  const act = (): void => {
    activeAt = Date.now();
  };
  const change = (): void => {
    hiddenAt = document.hidden ? (hiddenAt ?? Date.now()) : null;
    act();
    onChange();
  };
  const stopping = new AbortController();
  const { signal } = stopping;
  for (const name of ACTIONS) window.addEventListener(name, act, { passive: true, signal });
  for (const name of ["scroll", "resize", "focus", "blur", "pageshow"])
    window.addEventListener(name, change, { passive: true, signal });
  for (const name of ["visibilitychange", "selectionchange"])
    document.addEventListener(name, change, { signal });
  return {
    read: () => ({
      isHidden: document.hidden,
      hasFocus: document.hasFocus(),
      hiddenMs: hiddenAt === null ? 0 : Date.now() - hiddenAt,
      idleMs: Date.now() - activeAt,
    }),
    stop: () => stopping.abort(),
  };
}
