"use client";

import { type Dispatch, type SetStateAction, useEffect, useEffectEvent, useState } from "react";
import { type AnswerOf, askApi } from "@/lib/client/ask-api";
import type { ReviewModeSettings } from "@/lib/domain/review-mode";
import { type Import, type Piece, type Pieces, refusePiece, settlePieces, wantedOf } from "./pieces";

const IMPORT = "POST /api/v1/workspaces/{slug}/imports";
const JOB = "GET /api/v1/jobs/{id}";
const PAUSE_MS = 600;

type Job = AnswerOf<typeof JOB>;

/** How far the work is; `words` is said of its end. */
export type Going = {
  readonly done: number;
  readonly total: number;
  readonly isOver: boolean;
  readonly words: string | null;
};

/**
 * Has articles made of what was read, and follows that until it is over: also after a reload, and while the server cannot
 * be reached.
 */
export function useImport(slug: string, { pieces, work }: Pieces, setAll: Dispatch<SetStateAction<Pieces>>) {
  const [going, setGoing] = useState<Going | null>(null);

  const start = (review: ReviewModeSettings | null): void => {
    const keys = wantedOf(pieces).map(({ key }) => key);
    setGoing({ done: 0, total: keys.length, isOver: false, words: null });
    setAll((now) => ({ ...now, work: { importId: crypto.randomUUID(), jobId: null, keys, review } }));
  };

  /** Asks for the work until the server has it or refuses it: what is asked for twice is one work. */
  const ask = useEffectEvent(async (asked: Import, signal: AbortSignal): Promise<void> => {
    const total = asked.keys.length;
    const body = { importId: asked.importId, items: itemsOf(pieces, asked) };
    while (!signal.aborted) {
      const answer = await askApi(IMPORT, { params: { slug }, body });
      if (signal.aborted) return;
      if (answer.ok) return setAll((now) => ({ ...now, work: { ...asked, jobId: answer.value.job.id } }));
      const isAway = answer.status === null || answer.status >= 502;
      setGoing({
        done: 0,
        total,
        isOver: !isAway,
        words: `${isAway ? WAITS : "Nothing was added."} ${answer.detail}`,
      });
      if (!isAway)
        return setAll((now) => ({ pieces: refusePiece(now.pieces, asked.keys, answer.errors), work: null }));
      await new Promise((resolve) => setTimeout(resolve, AWAY_PAUSE_MS));
    }
  });

  const settle = useEffectEvent((job: Job, asked: Import) => {
    const { done, total, imported = [] } = job;
    const isOver = hasEnded(job);
    setGoing({ done, total, isOver, words: isOver ? endOf(job) : null });
    setAll((now) => ({
      work: isOver ? null : asked,
      pieces: settlePieces(now.pieces, asked.keys, imported),
    }));
  });
  const lose = useEffectEvent(() => {
    setGoing({ done: 0, total: 1, isOver: true, words: GONE });
    setAll((now) => ({ ...now, work: null }));
  });

  const follow = useEffectEvent(async (asked: Import, id: string, signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const answer = await askApi(JOB, { params: { id } });
      if (signal.aborted) return;
      if (answer.ok) settle(answer.value, asked);
      else if (answer.status === 404) lose();
      if (answer.ok ? hasEnded(answer.value) : answer.status === 404) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  });
  const goOn = useEffectEvent((signal: AbortSignal) => {
    if (work === null) return;
    void (work.jobId === null ? ask(work, signal) : follow(work, work.jobId, signal));
  });
  const [importId, jobId] = [work?.importId ?? null, work?.jobId ?? null];
  useEffect(() => {
    if (importId === null && jobId === null) return;
    const leaving = new AbortController();
    goOn(leaving.signal);
    return () => leaving.abort();
  }, [importId, jobId]);

  const cancel = async (): Promise<void> => {
    if (jobId !== null) await askApi("DELETE /api/v1/jobs/{id}", { params: { id: jobId } });
  };
  return { start, cancel, going };
}

function itemsOf(pieces: readonly Piece[], { keys, review }: Import) {
  const wanted = new Map(wantedOf(pieces).map((piece) => [piece.key, piece.summary]));
  return keys.flatMap((key) => {
    const summary = wanted.get(key);
    if (summary === undefined) return [];
    const { arrivalId, duplicates, comments } = summary;
    const allowDuplicate = duplicates.length > 0 ? { allowDuplicate: true } : {};
    const discussion = comments > 0 ? { comments: "discussion" as const } : {};
    return [{ arrivalId, ...allowDuplicate, ...discussion, ...(review && { review }) }];
  });
}

const WAITS = "Not added yet: this is sent again by itself.";
const AWAY_PAUSE_MS = 3_000;

const hasEnded = ({ state }: Job): boolean => state !== "waiting" && state !== "running";

const GONE = "The server knows nothing of this work any more. What was added is on the desk.";

function endOf({ state, total, imported = [], problem }: Job): string {
  const added = imported.filter(({ articleId }) => articleId !== undefined).length;
  const counted = `${added} of ${total} ${added === 1 ? "was" : "were"} added.`;
  if (state === "cancelled") return `Stopped. ${counted}`;
  return problem === undefined ? counted : `${counted} ${problem.detail}`;
}
