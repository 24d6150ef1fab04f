"use client";

import { VisuallyHidden } from "@mantine/core";
import { Waking } from "@/components/browser/waking";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Connection } from "@/lib/client/feed/article-feed";
import type { ReviewSnapshot } from "@/lib/client/review/review-store";
import { assertNever } from "@/lib/domain/assert-never";
import { LineIcon, lineOf } from "./line-icon";
import classes from "./saved-state.module.css";
import { useAnnouncement } from "./use-announcement";

/** Says "Saved" only when the server said so; says what waits. */
export function SavedState() {
  const { snapshot, store, data } = useWorkbench();
  const safe = safeWords(snapshot);
  const line = lineOf(snapshot);
  const path = `/w/${data.desk.slug}/articles/${data.article.id}`;
  const announcement = useAnnouncement(snapshot);
  return (
    <span className={classes["saved"]} data-line={line}>
      <LineIcon line={line} />
      <Waking />
      {/* Read where it stands; what changes is said below, less often. */}
      <span role="status" aria-live="off">
        {savedWords(snapshot)}
      </span>
      <VisuallyHidden aria-live="polite">{announcement}</VisuallyHidden>
      {snapshot.saving === "waiting" && (
        <button type="button" onClick={store.retry}>
          Try now
        </button>
      )}
      {line === "signed-out" && (
        <a
          href={signInAddress(path)}
          onClick={(event) => {
            // Back to the claim that is open, as the address names it now.
            event.currentTarget.href = signInAddress(path + window.location.hash);
          }}
        >
          Sign in
        </a>
      )}
      {safe !== null && <span className={classes["safe"]}>{safe}</span>}
    </span>
  );
}

const signInAddress = (next: string): string => `/sign-in?next=${encodeURIComponent(next)}`;

/** What a person need not worry about, or has to mind. */
function safeWords({ waiting, isKept, saving, connection }: ReviewSnapshot): string | null {
  if (connection === "closed") return "What you typed stays on this device.";
  if (waiting > 0 && !isKept) return "This browser keeps nothing: leave the tab open.";
  if (saving === "waiting" || saving === "signed-out") return "Nothing is lost.";
  return saving === "saved" && connection === "offline" ? "You can go on working." : null;
}

function savedWords({ saving, waiting, connection, hasSaved }: ReviewSnapshot): string {
  if (connection === "closed") return "You may not see this article any more";
  switch (saving) {
    case "saving":
      return "Saving…";
    case "waiting":
      return `${waiting} waiting: no answer from the server.`;
    case "signed-out":
      return `${waiting} waiting: you are signed out.`;
    case "saved":
      return [hasSaved ? "Saved" : null, CONNECTION_WORDS[connection]].filter(Boolean).join(" · ");
    default:
      return assertNever(saving);
  }
}

const CONNECTION_WORDS: Readonly<Record<Connection, string | null>> = {
  connecting: null,
  live: "Live",
  "catching-up": "Catching up…",
  offline: "Offline",
  "signed-out": "Signed out",
  closed: null,
};
