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

/** Changes fields of the draft as it is, or as it will be by then. */
export type ChangeDraft = (part: DraftPart | ((now: ArticleDraft) => DraftPart)) => void;
type DraftPart = Partial<ArticleDraft>;

/** Reads links and files into the draft; fields that are filled already stay as they are. */
export function useReading(slug: string, draft: ArticleDraft, change: ChangeDraft) {
  const [waitsFor, setWaitsFor] = useState<string | null>(null);
  const [complaint, setComplaint] = useState<string | undefined>(undefined);
  const waiting = useRef<AbortController>(null);
  const params = { slug };

  const settle = async (
    name: string,
    ask: (signal: AbortSignal) => Promise<ApiAnswer<Reading>>,
    before: DraftPart = {},
    controller = new AbortController(),
  ) => {
    setWaitsFor(name);
    setComplaint(undefined);
    waiting.current?.abort();
    waiting.current = controller;
    const answer = await ask(controller.signal);
    if (controller.signal.aborted) return;
    setWaitsFor(null);
    // What was typed meanwhile is in the draft by now.
    if (answer.ok) change((now) => ({ ...before, ...filledBy({ ...now, ...before }, answer.value) }));
    else setComplaint(Object.values(answer.errors)[0] ?? answer.detail);
  };

  const readLink = (url: string, controller: AbortController) =>
    settle(
      url,
      (signal) => askApi(INTAKE, { params, body: { url }, signal }),
      { content: "", rich: "" },
      controller,
    );

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
  const readIt = useEffectEvent((url: string, controller: AbortController) => void readLink(url, controller));
  useEffect(() => {
    if (link === null) return;
    const controller = new AbortController();
    const timer = setTimeout(() => readIt(link, controller), PAUSE_MS);
    // Another link, or none: what was said of this one is over.
    return () => {
      clearTimeout(timer);
      controller.abort();
      setWaitsFor((now) => (now === link ? null : now));
      setComplaint(undefined);
    };
  }, [link]);
  return { readFile, readAgain, stop, waitsFor, complaint };
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
  const fill = (name: (typeof SAID)[number]) => {
    const isTyped = draft[name].trim() !== "" && draft[name] !== saidIn(before, name);
    return isTyped ? {} : { [name]: saidIn(reading, name) };
  };
  return Object.assign({ reading: JSON.stringify(reading) }, ...SAID.map(fill));
}

/** The draft without what was read, and without what that filled. */
export function takenOut(draft: ArticleDraft): DraftPart {
  const before = readingOf(draft);
  const empty = (name: (typeof SAID)[number]) => (draft[name] === saidIn(before, name) ? { [name]: "" } : {});
  return Object.assign({ reading: "" }, ...SAID.map(empty));
}

/** Fields of a draft that a source can say. */
const SAID = ["title", "byline", "publisher", "sourceUrl", "publishedAt", "language"] as const;

/** What a reading says in a field, as the field has it: of a time the day. */
function saidIn(reading: Reading | null, name: (typeof SAID)[number]): string {
  const said = reading?.[name] ?? "";
  return name === "publishedAt" ? said.slice(0, 10) : said;
}
