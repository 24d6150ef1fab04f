"use client";

import { assertNever } from "@/lib/domain/assert-never";
import type { Connection } from "./article-feed";
import type { ReviewSnapshot } from "./review-store";
import { useWorkbench } from "./workbench-context";
import classes from "./workbench-header.module.css";

/** Says "Saved" only when the server said so; says what waits. */
export function SavedState() {
  const { snapshot, store, data } = useWorkbench();
  const isWaiting = snapshot.saving === "waiting" || snapshot.saving === "signed-out";
  return (
    <span className={classes["saved"]} data-state={snapshot.saving} data-connection={snapshot.connection}>
      <i aria-hidden />
      <span role="status">{savedWords(snapshot)}</span>
      {snapshot.saving === "waiting" && (
        <button type="button" onClick={store.retry}>
          Try now
        </button>
      )}
      {snapshot.saving === "signed-out" && (
        <a href={`/sign-in?next=${encodeURIComponent(`/w/${data.desk.slug}/articles/${data.article.id}`)}`}>
          Sign in
        </a>
      )}
      {isWaiting && <span className={classes["safe"]}>Nothing is lost.</span>}
    </span>
  );
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
