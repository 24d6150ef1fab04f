"use client";

import { type Dispatch, type SetStateAction, useEffect, useEffectEvent, useState } from "react";
import { type AnswerOf, askApi, type BodyOf } from "@/lib/client/ask-api";
import { type Import, type Pieces, refusePiece, settlePieces, wantedOf } from "./pieces";

const IMPORT = "POST /api/v1/workspaces/{slug}/imports";
const JOB = "GET /api/v1/jobs/{id}";
const PAUSE_MS = 600;

type Job = AnswerOf<typeof JOB>;
type Review = BodyOf<typeof IMPORT>["items"][number]["review"];

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

  const start = async (review: Review): Promise<void> => {
    const wanted = wantedOf(pieces);
    const asked = { importId: crypto.randomUUID(), keys: wanted.map(({ key }) => key) };
    const items = wanted.map(({ summary: { arrivalId, duplicates } }) => ({
      arrivalId,
      ...(duplicates.length === 0 ? {} : { allowDuplicate: true }),
      ...(review === undefined ? {} : { review }),
    }));
    const total = wanted.length;
    setGoing({ done: 0, total, isOver: false, words: null });
    const answer = await askApi(IMPORT, { params: { slug }, body: { importId: asked.importId, items } });
    if (answer.ok) return setAll((now) => ({ ...now, work: { ...asked, jobId: answer.value.job.id } }));
    setGoing({ done: 0, total, isOver: true, words: `Nothing was added. ${answer.detail}` });
    setAll((now) => ({ ...now, pieces: refusePiece(now.pieces, asked.keys, answer.errors) }));
  };

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

  const jobId = work?.jobId ?? null;
  const follow = useEffectEvent(async (id: string, signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const answer = await askApi(JOB, { params: { id } });
      if (signal.aborted || work === null) return;
      if (answer.ok) settle(answer.value, work);
      else if (answer.status === 404) lose();
      if (answer.ok ? hasEnded(answer.value) : answer.status === 404) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  });
  useEffect(() => {
    if (jobId === null) return;
    const leaving = new AbortController();
    void follow(jobId, leaving.signal);
    return () => leaving.abort();
  }, [jobId]);

  const cancel = async (): Promise<void> => {
    if (jobId !== null) await askApi("DELETE /api/v1/jobs/{id}", { params: { id: jobId } });
  };
  return { start, cancel, going };
}

const hasEnded = ({ state }: Job): boolean => state !== "waiting" && state !== "running";

const GONE = "The server knows nothing of this work any more. What was added is on the desk.";

function endOf({ state, total, imported = [], problem }: Job): string {
  const added = imported.filter(({ articleId }) => articleId !== undefined).length;
  const counted = `${added} of ${total} ${added === 1 ? "was" : "were"} added.`;
  if (state === "cancelled") return `Stopped. ${counted}`;
  return problem === undefined ? counted : `${counted} ${problem.detail}`;
}
