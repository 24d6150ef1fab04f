import { countWords } from "@/lib/text/count-words";
import { MAX_BYTES, MAX_WORDS } from "@/lib/text/limits";
import type { ArticleFormat } from "./article-draft";

/** How large an article is before it is sent. For marked-up text the words are those left without the marks. */
export type ArticleSize = { readonly bytes: number; readonly words: number };

export function articleSize(content: string, format: ArticleFormat): ArticleSize {
  return {
    bytes: new TextEncoder().encode(content).length,
    words: countWords(readableText(content, format)),
  };
}

/** Why the article would be refused, or null. */
export function sizeComplaint({ bytes, words }: ArticleSize): string | null {
  if (bytes > MAX_BYTES) return `This is ${showBytes(bytes)}; an article may have up to 5 MiB. Split it.`;
  if (words <= MAX_WORDS) return null;
  return `This has ${words.toLocaleString("en")} words; an article may have up to 200,000. Split it.`;
}

/** "612 bytes", "48 KiB", "5.2 MiB". */
export function showBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1_048_576) return `${Math.round(bytes / 1024).toLocaleString("en")} KiB`;
  return `${(bytes / 1_048_576).toFixed(2)} MiB`;
}

/** The letters that a reader will see, near enough to count words and to tell the direction. */
export function readableText(content: string, format: ArticleFormat): string {
  if (format === "text" || format === "markdown") return content;
  return content
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, " ")
    .replace(/<\/?(p|div|br|h[1-6]|li|td|th|tr|table|blockquote|pre|ul|ol)\b[^>]*>/gi, " ")
    .replace(/<[^>]*>/g, "");
}
