import { detectFormat } from "@/lib/text/detect-format";
import { MAX_BYTES } from "@/lib/text/limits";
import type { ArticleDraft } from "./article-draft";
import { showBytes } from "./article-size";

type ReadFile =
  | { readonly ok: true; readonly draft: Pick<ArticleDraft, "format" | "content" | "title"> }
  | { readonly ok: false; readonly message: string };

/** Reads a chosen or dropped file into the form; its name without the ending is the title until one is typed. */
export async function readArticleFile(file: File): Promise<ReadFile> {
  const format = detectFormat(file.name);
  if (format === null) return refuse(`${file.name} is not a .txt, .md or .html file.`);
  const name = file.name.slice(0, file.name.lastIndexOf("."));
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
