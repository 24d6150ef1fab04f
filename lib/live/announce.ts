import type { ArticleId } from "../domain/ids";
import type { PersonHere } from "../domain/presence";
import { namedMessage } from "./feed-message";

/** Who is in an article now, with the message that tells it to those who may see all of it. */
export type PresenceNews = { readonly people: readonly PersonHere[]; readonly message: Uint8Array };

/** Takes news for one stream. Only the newest counts: a slow stream skips those between. */
export type OnNews = (news: PresenceNews) => void;

/** Tells every stream of an article in this process who is there. */
export function announce(articleId: ArticleId, people: readonly PersonHere[]): void {
  const hearing = streams.get(articleId);
  if (hearing === undefined) return;
  const news = presenceNews(people);
  for (const onNews of [...hearing]) onNews(news);
}

export function presenceNews(people: readonly PersonHere[]): PresenceNews {
  return { people, message: namedMessage("presence", { people }) };
}

/** Hears what is announced to an article's streams, until the function that this gives back is called. */
export function hearAnnouncements(articleId: ArticleId, onNews: OnNews): () => void {
  const hearing = streams.get(articleId) ?? new Set<OnNews>();
  hearing.add(onNews);
  streams.set(articleId, hearing);
  return () => {
    hearing.delete(onNews);
    if (hearing.size === 0 && streams.get(articleId) === hearing) streams.delete(articleId);
  };
}

// Next's development server loads modules anew after each change; streams must outlive that.
const keeper: typeof globalThis & { assayStreams?: Map<ArticleId, Set<OnNews>> } = globalThis;
keeper.assayStreams ??= new Map();
const streams = keeper.assayStreams;
