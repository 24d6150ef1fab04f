import { canonicalJson } from "../../ledger/chain/canonical-json";
import { type KeptStorage, readKept, writeKept } from "../kept-storage";
import { isKeptDraft, type KeptDraft, readDraft, writeDraft } from "./draft";

/**
 * Drafts that were set aside because other words stood in their form. `key` is the form's. They wait until a person
 * writes on with one, also after a reload.
 */
export function readAside(storage: KeptStorage | null, key: string): readonly KeptDraft[] {
  return asideIn(readText(storage, key));
}

/** The same, from the text in which they are kept. */
export function asideIn(text: string | null): readonly KeptDraft[] {
  const kept = { getItem: () => text, setItem: () => undefined, removeItem: () => undefined };
  return readKept(kept, "", isDraftList) ?? [];
}

/** The text in which a form's drafts are kept; null where there are none. Equal texts, equal drafts. */
export function readText(storage: KeptStorage | null, key: string): string | null {
  try {
    return storage?.getItem(asideKey(key)) ?? null;
  } catch {
    return null;
  }
}

/** Sets a draft aside, once; the newest last. */
export function putAside(storage: KeptStorage | null, key: string, draft: KeptDraft): void {
  write(storage, key, [...without(readAside(storage, key), draft), draft]);
}

/** Forgets a draft that was set aside, because somebody writes on with it. */
export function takeAside(storage: KeptStorage | null, key: string, draft: KeptDraft): void {
  write(storage, key, without(readAside(storage, key), draft));
}

/** What a form begins with as it opens: its draft, or the oldest that was set aside, which is its draft from now on. */
export function openDraft(storage: KeptStorage | null, key: string): KeptDraft | null {
  const draft = readDraft(storage, key);
  const [oldest] = readAside(storage, key);
  if (draft !== null || oldest === undefined) return draft;
  if (writeDraft(storage, key, oldest)) takeAside(storage, key, oldest);
  return oldest;
}

/** Tells when some form's drafts were set aside or taken, in this tab or another. Returns what ends it. */
export function onAside(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** The first words of what was typed, to tell one draft from another. */
export function draftWords({ values, began }: KeptDraft): string {
  const typed = Object.keys(values).filter((name) => values[name] !== (began[name] ?? ""));
  const words = typed.map((name) => values[name]).join(" · ");
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS)}…` : words;
}

const MOST_WORDS = 120;
const listeners = new Set<() => void>();

const asideKey = (key: string): string => `${key}:aside`;

function write(storage: KeptStorage | null, key: string, drafts: readonly KeptDraft[]): void {
  writeKept(storage, asideKey(key), drafts.length === 0 ? null : drafts);
  for (const listener of [...listeners]) listener();
}

function without(drafts: readonly KeptDraft[], draft: KeptDraft): readonly KeptDraft[] {
  const values = canonicalJson(draft.values);
  return drafts.filter((each) => canonicalJson(each.values) !== values);
}

function isDraftList(value: unknown): value is readonly KeptDraft[] {
  return Array.isArray(value) && value.every(isKeptDraft);
}
