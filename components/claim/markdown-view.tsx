import { useMemo } from "react";
import classes from "./markdown-view.module.css";
import { renderMarkdown } from "./render-markdown";

/** Markdown as it reads. */
export function MarkdownView({ source }: { readonly source: string }) {
  const html = useMemo(() => ({ __html: renderMarkdown(source) }), [source]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown lets no HTML through
  return <div className={classes["markdown"]} dir="auto" dangerouslySetInnerHTML={html} />;
}
