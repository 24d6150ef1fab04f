import { MAX_BYTES } from "@/lib/text/limits";
import type { ArticleDraft } from "./article-draft";
import { showBytes } from "./article-size";

type ReadFile =
  | { readonly ok: true; readonly draft: Pick<ArticleDraft, "format" | "content" | "title"> }
  | { readonly ok: false; readonly message: string };

const FORMATS: Readonly<Record<string, "text" | "markdown" | "html">> = {
  txt: "text",
  text: "text",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "html",
};

/** Reads a chosen or dropped file into the form; its name without the ending is the title until one is typed. */
export async function readArticleFile(file: File): Promise<ReadFile> {
  const [, name = file.name, ending = ""] = /^(.*)\.([^.]*)$/.exec(file.name) ?? [];
  const format = Object.hasOwn(FORMATS, ending.toLowerCase()) ? FORMATS[ending.toLowerCase()] : undefined;
  if (format === undefined) return refuse(`${file.name} is not a .txt, .md or .html file.`);
  if (file.size > MAX_BYTES)
    return refuse(`${file.name} has ${showBytes(file.size)}; a file may have up to 5 MiB.`);
  try {
    const content = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return { ok: true, draft: { format, content, title: name.trim().slice(0, 300).toWellFormed() } };
  } catch {
    return refuse(`${file.name} is not UTF-8 text. Save it as UTF-8 and try again.`);
  }
}

const refuse = (message: string) => ({ ok: false, message }) as const;
