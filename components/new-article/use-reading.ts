"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { type AnswerOf, type ApiAnswer, askApi, askApiByForm, type BodyOf } from "@/lib/client/ask-api";
import { MAX_FILE_BYTES } from "@/lib/text/limits";
import { loneLink } from "@/lib/text/recognise-text";
import type { ArticleDraft } from "./article-draft";
import { showBytes } from "./article-size";

const INTAKE = "POST /api/v1/workspaces/{slug}/intake";

/** The endings of files that can be read. */
export const ACCEPTED = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,.pdf,.eml,.mhtml";

/** What was read of a link or a file, and how it was asked to be read. */
export type Reading = AnswerOf<typeof INTAKE> & {
  readonly take?: "article" | "page" | readonly number[];
};

/** What of it is read anew. */
export type HowToRead = Pick<BodyOf<typeof INTAKE>, "charset" | "take">;

/** The reading that a draft holds; null where the text itself is in it. */
export function readingOf({ reading }: Pick<ArticleDraft, "reading">): Reading | null {
  return reading === "" ? null : (JSON.parse(reading) as Reading);
}

const PAUSE_MS = 400;

/** Reads links and files into the draft; fields that are filled already stay as they are. */
export function useReading(slug: string, draft: ArticleDraft, change: (part: Partial<ArticleDraft>) => void) {
  const [waitsFor, setWaitsFor] = useState<string | null>(null);
  const [complaint, setComplaint] = useState<string | undefined>(undefined);
  const waiting = useRef<AbortController>(null);
  const params = { slug };

  const settle = async (
    name: string,
    ask: (signal: AbortSignal) => Promise<ApiAnswer<Reading>>,
    before: Partial<ArticleDraft> = {},
  ) => {
    setWaitsFor(name);
    setComplaint(undefined);
    const controller = new AbortController();
    waiting.current?.abort();
    waiting.current = controller;
    const answer = await ask(controller.signal);
    if (controller.signal.aborted) return;
    setWaitsFor(null);
    if (answer.ok) change({ ...before, ...filledBy({ ...draft, ...before }, answer.value) });
    else setComplaint(Object.values(answer.errors)[0] ?? answer.detail);
  };

  const readLink = (url: string) =>
    settle(url, (signal) => askApi(INTAKE, { params, body: { url }, signal }), { content: "", rich: "" });

  const readFile = async (file: File): Promise<void> => {
    if (file.size > MAX_FILE_BYTES) {
      setComplaint(`${file.name} has ${showBytes(file.size)}; a file may have up to 20 MiB.`);
      return;
    }
    await settle(file.name, (signal) => askApiByForm(INTAKE, { params, form: formOf(file), signal }));
  };

  const readAgain = async (reading: Reading, how: HowToRead): Promise<void> => {
    const asked = { charset: reading.charset ?? undefined, take: reading.take, ...how };
    const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
    await settle(reading.name ?? reading.address ?? "it", async (signal) => {
      const answer = await askApi(INTAKE, {
        params,
        body: { arrivalId: reading.arrivalId, ...said },
        signal,
      });
      return answer.ok
        ? { ok: true, value: { ...answer.value, ...(asked.take && { take: asked.take }) } }
        : answer;
    });
  };

  /** What was typed or chosen stays. */
  const stop = (): void => {
    waiting.current?.abort();
    setWaitsFor(null);
    setComplaint("Stopped. Nothing was read.");
  };

  const link = draft.reading === "" && draft.isChosen === "" ? loneLink(draft.content) : null;
  const readIt = useEffectEvent((url: string) => void readLink(url));
  useEffect(() => {
    if (link === null) return;
    const timer = setTimeout(() => readIt(link), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [link]);
  return { readFile, readLink, readAgain, stop, waitsFor, complaint, forget: () => setComplaint(undefined) };
}

/** A file as the intake takes it. */
export function formOf(file: File): FormData {
  const form = new FormData();
  form.set("file", file);
  return form;
}

/** The draft with what was read: it fills what is empty, and what another reading of the same had filled. */
function filledBy(draft: ArticleDraft, reading: Reading): Partial<ArticleDraft> {
  const before = readingOf(draft);
  const fill = (name: "title" | "byline" | "publisher" | "sourceUrl" | "publishedAt" | "language") => {
    const isTyped = draft[name].trim() !== "" && draft[name] !== (before?.[name] ?? "");
    const said = name === "publishedAt" ? reading[name]?.slice(0, 10) : reading[name];
    return isTyped ? {} : { [name]: said ?? "" };
  };
  return {
    reading: JSON.stringify(reading),
    ...fill("title"),
    ...fill("byline"),
    ...fill("publisher"),
    ...fill("sourceUrl"),
    ...fill("publishedAt"),
    ...fill("language"),
  };
}
