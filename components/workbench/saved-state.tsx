"use client";

import { assertNever } from "@/lib/domain/assert-never";
import type { Connection } from "./article-feed";
import type { ReviewSnapshot } from "./review-store";
import { useWorkbench } from "./workbench-context";
import classes from "./workbench-header.module.css";

/** Says "Saved" only when the server said so; says what waits. */
export function SavedState() {
  const { snapshot, store, data } = useWorkbench();
  const safe = safeWords(snapshot);
  const isSignedOut = snapshot.saving === "signed-out" || snapshot.connection === "signed-out";
  return (
    <span className={classes["saved"]} data-state={snapshot.saving} data-connection={snapshot.connection}>
      <i aria-hidden />
      <span role="status">{savedWords(snapshot)}</span>
      {snapshot.saving === "waiting" && (
        <button type="button" onClick={store.retry}>
          Try now
        </button>
      )}
      {isSignedOut && (
        <a href={`/sign-in?next=${encodeURIComponent(`/w/${data.desk.slug}/articles/${data.article.id}`)}`}>
          Sign in
        </a>
      )}
      {safe !== null && <span className={classes["safe"]}>{safe}</span>}
    </span>
  );
}

/** What a person need not worry about, or has to mind. */
function safeWords({ waiting, isKept, saving, connection }: ReviewSnapshot): string | null {
  if (waiting > 0 && !isKept) return "This browser keeps nothing: leave the tab open.";
  if (saving === "waiting" || saving === "signed-out") return "Nothing is lost.";
  return saving === "saved" && connection === "offline" ? "You can go on working." : null;
}

function savedWords({ saving, waiting, connection, hasSaved }: ReviewSnapshot): string {
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
  closed: "Closed",
};
