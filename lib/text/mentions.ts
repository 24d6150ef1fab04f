import type { ActorId } from "../domain/ids";

/** Somebody named in Markdown, as `@{user id}`. Offsets are UTF-16. */
export type Mention = { readonly userId: ActorId; readonly start: number; readonly end: number };

/** How somebody is named in Markdown. Their name is not in it: names live outside the ledger and may change. */
export function writeMention(userId: string): string {
  return `@{${userId}}`;
}

/** The mention that begins at an offset, or null. Says nothing of what stands before it. */
export function mentionAt(markdown: string, offset: number): Mention | null {
  if (markdown[offset] !== "@") return null;
  const id = MENTION.exec(markdown.slice(offset, offset + LENGTH))?.[1];
  return id === undefined
    ? null
    : { userId: id.toLowerCase() as ActorId, start: offset, end: offset + LENGTH };
}

/** Every mention in Markdown, in order. What is escaped (`\@{…}`) or stands in code is text, and names nobody. */
export function findMentions(markdown: string): readonly Mention[] {
  if (!markdown.includes("@{")) return [];
  const runs = backtickRuns(markdown);
  const found: Mention[] = [];
  for (let at = 0; at < markdown.length; at += 1) {
    if (markdown[at] === "\\") at += 1;
    else if (markdown[at] === "`") at = codeEnd(runs, at) - 1;
    else {
      const mention = mentionAt(markdown, at);
      if (mention === null) continue;
      found.push(mention);
      at = mention.end - 1;
    }
  }
  return found;
}

/** Who is mentioned, each once, in order. */
export function mentionsIn(markdown: string): readonly ActorId[] {
  return [...new Set(findMentions(markdown).map((mention) => mention.userId))];
}

/** Markdown with every mention written as the person's present name, for readers who cannot look it up. */
export function nameMentions(markdown: string, nameOf: (userId: ActorId) => string): string {
  let written = "";
  let done = 0;
  for (const { userId, start, end } of findMentions(markdown)) {
    written += `${markdown.slice(done, start)}@${nameOf(userId)}`;
    done = end;
  }
  return written + markdown.slice(done);
}

/** Markdown with every mention of one person written as a mention of another. */
export function changeMentions(markdown: string, change: (userId: ActorId) => ActorId): string {
  let written = "";
  let done = 0;
  for (const { userId, start, end } of findMentions(markdown)) {
    written += `${markdown.slice(done, start)}${writeMention(change(userId))}`;
    done = end;
  }
  return written + markdown.slice(done);
}

const MENTION = /^@\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}$/i;
const LENGTH = "@{}".length + 36;

type Run = { readonly start: number; readonly length: number };

/** Every run of backticks, with where code that it opens ends: after the next run as long, or after itself. */
function backtickRuns(markdown: string): ReadonlyMap<number, number> {
  const runs: Run[] = [...markdown.matchAll(/`+/g)].map((match) => ({
    start: match.index,
    length: match[0].length,
  }));
  const next = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const { start, length } of runs.reverse()) {
    ends.set(start, next.get(length) ?? start + length);
    next.set(length, start + length);
  }
  return ends;
}

/** A backtick inside a run was escaped before it, and opens nothing. */
function codeEnd(runs: ReadonlyMap<number, number>, at: number): number {
  return runs.get(at) ?? at + 1;
}
