import type { ArticleId } from "../domain/ids";
import { namedMessage } from "./feed-message";

/** Takes a named message for one stream. Of each name only the newest counts: a slow stream skips those between. */
export type OnAnnouncement = (name: string, message: Uint8Array) => void;

/** Sends a named event, without an id, to every stream of an article in this process. */
export function announce(articleId: ArticleId, name: string, value: unknown): void {
  const hearing = streams.get(articleId);
  if (hearing === undefined) return;
  const message = namedMessage(name, value);
  for (const onAnnouncement of [...hearing]) onAnnouncement(name, message);
}

/** Hears what is announced to an article's streams, until the function that this gives back is called. */
export function hearAnnouncements(articleId: ArticleId, onAnnouncement: OnAnnouncement): () => void {
  const hearing = streams.get(articleId) ?? new Set<OnAnnouncement>();
  hearing.add(onAnnouncement);
  streams.set(articleId, hearing);
  return () => {
    hearing.delete(onAnnouncement);
    if (hearing.size === 0 && streams.get(articleId) === hearing) streams.delete(articleId);
  };
}

// Next's development server loads modules anew after each change; streams must outlive that.
const keeper: typeof globalThis & { assayStreams?: Map<ArticleId, Set<OnAnnouncement>> } = globalThis;
keeper.assayStreams ??= new Map();
const streams = keeper.assayStreams;
