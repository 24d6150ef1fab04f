import { useMemo } from "react";
import { useNameOf } from "@/components/workbench/workbench-context";
import classes from "./markdown-view.module.css";
import { renderMarkdown } from "./render-markdown";

/** Markdown as it reads, with mentions by name. */
export function MarkdownView({ source }: { readonly source: string }) {
  const nameOf = useNameOf();
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the page, not while it is open
  const html = useMemo(() => ({ __html: renderMarkdown(source, nameOf) }), [source]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown lets no HTML through
  return <div className={classes["markdown"]} dir="auto" dangerouslySetInnerHTML={html} />;
}
