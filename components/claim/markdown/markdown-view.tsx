import { useMemo } from "react";
import { useLater } from "@/components/browser/use-later";
import { useNameOf } from "@/components/open-article/workbench-context";
import { nameMentions } from "@/lib/text/mentions";
import { markdownRenderer } from "./later-markdown";
import classes from "./markdown-view.module.css";

/** Markdown as it reads, with mentions by name. Until what reads it is here, its paragraphs as they were typed. */
export function MarkdownView({ source }: { readonly source: string }) {
  const nameOf = useNameOf();
  const render = useLater(markdownRenderer);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the page, not while it is open
  const html = useMemo(() => render && { __html: render(source, nameOf) }, [source, render]);
  if (html !== null) {
    // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown lets no HTML through
    return <div className={classes["markdown"]} dir="auto" dangerouslySetInnerHTML={html} />;
  }
  const paragraphs = nameMentions(source, nameOf).split(/\n{2,}/);
  return (
    <div className={classes["markdown"]} dir="auto">
      {paragraphs.map((words, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is told by its place
        <p key={at}>{words}</p>
      ))}
    </div>
  );
}
