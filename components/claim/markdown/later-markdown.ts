import { laterCode } from "@/lib/client/later-code";

/** Shows Markdown. Rationales and comments stand only in the open card, so what reads them comes after the article. */
export const markdownRenderer = laterCode(async () => (await import("./render-markdown")).renderMarkdown);

/** The field for rich text. */
export const richMarkdownField = laterCode(
  async () => (await import("./rich-markdown-field")).RichMarkdownField,
);
