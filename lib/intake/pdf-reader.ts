import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { deriveDirection } from "../text/direction";
import { languageTag } from "../text/language-tag";
import { doubtfulDay, leftOut } from "./file-warnings";
import { latin1 } from "./known-bytes";
import { layOut } from "./pdf/lay-out";
import { openPdf, type PdfFailure } from "./pdf/open-pdf";
import { finishArticle, tooLarge } from "./read-article";
import { settled } from "./read-html";
import type { ArticleMetadata, IntakeSource, IntakeWarning, Reader, Reading, ReadOptions } from "./reading";

/** PDFs that have text. Nothing that they name is fetched, and nothing in them runs. */
export const pdfReader: Reader = {
  format: "pdf",
  recognises: ({ bytes }) => latin1(bytes.subarray(0, 5)) === "%PDF-",
  read: readPdf,
};

const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** More hold more words than an article may have, unless they are pictures. */
const MAX_PAGES = 1_000;

async function readPdf({ bytes }: IntakeSource, { signal }: ReadOptions): Promise<Result<Reading, Failure>> {
  if (bytes.length > MAX_FILE_BYTES) return fail(tooLarge("50 MiB as a PDF", "It is larger."));
  const opened = await openPdf(bytes, MAX_PAGES, signal);
  if (!opened.ok) return fail(UNREADABLE[opened.failure]);
  const { pages, count, info } = opened.value;
  if (count > MAX_PAGES)
    return fail(
      tooLarge(`${MAX_PAGES.toLocaleString("en")} pages as a PDF`, `It has ${count.toLocaleString("en")}.`),
    );
  const { blocks, margins, empty } = layOut(pages);
  if (blocks.length === 0)
    return fail(
      invalid(
        "content",
        "The pages of this PDF are pictures: their words cannot be read. Paste the text instead.",
      ),
    );
  const article = finishArticle(
    settled({
      type: "doc",
      content: blocks.map(({ kind, text }) => ({
        type: kind,
        ...(kind === "heading" ? { attrs: { level: 2 } } : {}),
        content: [{ type: "text", text: text.replaceAll("\0", "\uFFFD").toWellFormed() }],
      })),
    }),
  );
  if (!article.ok) return article;
  const metadata = metadataOf(info, article.value.text);
  return ok({
    ...article.value,
    format: "pdf",
    metadata: {
      ...metadata,
      title: metadata.title ?? blocks.find(({ kind }) => kind === "heading")?.text ?? null,
    },
    warnings: [...pictureWarning(empty), ...leftOut(margins), ...doubtfulDay(metadata.publishedAt)],
    comments: [],
    blocks: [],
    encoding: null,
  });
}

const UNREADABLE: Readonly<Record<PdfFailure, Failure>> = {
  locked: invalid("content", "This PDF has a password. Save it without one and send it again."),
  broken: invalid(
    "content",
    "This PDF is broken or too intricate to be read. Print it into a new PDF, or paste the text.",
  ),
  "too-slow": invalid(
    "content",
    "This PDF took longer than 90 seconds. Send a part of it, or paste the text.",
  ),
  stopped: invalid("content", "Reading this PDF was stopped. Send it again."),
};

function metadataOf(info: Readonly<Record<string, unknown>>, text: string): ArticleMetadata {
  const said = (name: string): string | null => {
    const value = info[name];
    return typeof value === "string" ? value.replace(/\s+/g, " ").trim() || null : null;
  };
  const title = said("Title");
  const language = languageTag(said("Language"));
  const [, year, month, day] = /^D:(\d{4})(\d\d)(\d\d)/.exec(said("CreationDate") ?? "") ?? [];
  return {
    // What programs write where nobody gave a title.
    title:
      title === null || /^(untitled|microsoft word - |.*\.(docx?|odt|indd|qxd|tex|dvi)$)/i.test(title)
        ? null
        : title,
    byline: said("Author"),
    publisher: null,
    publishedAt: day === undefined ? null : `${year}-${month}-${day}`,
    canonicalUrl: null,
    language,
    direction: deriveDirection(text, language),
  };
}

function pictureWarning(empty: readonly number[]): readonly IntakeWarning[] {
  if (empty.length === 0) return [];
  const ranges: [number, number][] = [];
  for (const page of empty) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === page - 1) last[1] = page;
    else ranges.push([page, page]);
  }
  const named = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
  const message =
    empty.length === 1
      ? `Page ${named} is a picture or empty: words on it cannot be read.`
      : `Pages ${named} are pictures or empty: words on them cannot be read.`;
  return [{ kind: "pictures-only", message }];
}
