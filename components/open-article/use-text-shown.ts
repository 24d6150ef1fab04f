import { useCallback, useEffect, useMemo, useState } from "react";
import { type FetchedRevision, fetchRevision } from "@/lib/client/review/fetch-revision";
import type { ReviewState } from "@/lib/domain/claim";
import type { WorkbenchArticle } from "./workbench-data";

/** The article with the text of the moment that is looked at, once that was read; and whether it was. */
export type TextShown = {
  readonly article: WorkbenchArticle;
  readonly reading: "done" | "under-way" | "failed";
  readonly tryAgain: () => void;
};

/**
 * An earlier review stands on an earlier text. What the page came with is shown until that has been read; every text is
 * read once. `isPast`: whether a moment other than now is looked at, as the text of now comes with the page.
 */
export function useTextShown(present: WorkbenchArticle, shown: ReviewState, isPast: boolean): TextShown {
  const [texts, setTexts] = useState<ReadonlyMap<string, FetchedRevision | null>>(new Map());
  const { revisionId, revisionNumber } = shown;
  const isWanted = isPast && revisionId !== present.revisionId;
  const text = isWanted ? texts.get(revisionId) : undefined;
  const isAsked = !isWanted || text !== undefined;
  useEffect(() => {
    if (isAsked) return;
    let isLeft = false;
    void fetchRevision(present.id, revisionNumber).then((read) => {
      if (!isLeft) setTexts((known) => new Map(known).set(revisionId, read));
    });
    return () => {
      isLeft = true;
    };
  }, [isAsked, present.id, revisionId, revisionNumber]);
  const tryAgain = useCallback(
    () => setTexts((known) => new Map([...known].filter(([, read]) => read !== null))),
    [],
  );
  return useMemo(() => {
    const article = text ? { ...present, revisionId: text.id, document: text.document } : present;
    const reading = !isWanted || text ? "done" : text === null ? "failed" : "under-way";
    return { article, reading, tryAgain };
  }, [present, isWanted, text, tryAgain]);
}
