import type { Failure } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { detectFormat, type SourceFormat } from "../text/detect-format";
import { deriveDirection } from "../text/direction";
import { MAX_BYTES } from "../text/limits";
import { type DecodedText, decodeText } from "./decode-text";
import { leftOut } from "./file-warnings";
import { readFrontMatter } from "./front-matter";
import { knownBytes, latin1 } from "./known-bytes";
import { articleBelowReport, REPORT_LEFT } from "./own-report";
import { readArticle, tooLarge } from "./read-article";
import { unlikeMarkdown } from "./read-markdown";
import { readWebPage } from "./read-web-page";
import type { IntakeSource, Reader, Reading, Take } from "./reading";

/** Web pages and other HTML: what begins as HTML does, or is called so. */
export const htmlReader: Reader = {
  format: "html",
  recognises: (source) => isText(source) && (beginsAsHtml(source.bytes) || isCalled(source, "html")),
  read: async (source, { take }) => readHtmlSource(source, take),
};

export const markdownReader: Reader = {
  format: "markdown",
  recognises: (source) => isText(source) && isCalled(source, "markdown"),
  read: async (source, { take }) => readWritten(source, "markdown", take),
};

/** All else that is text. */
export const textReader: Reader = {
  format: "text",
  recognises: isText,
  read: async (source) => readWritten(source, "text"),
};

const MEDIA_TYPES: Readonly<Record<SourceFormat, readonly string[]>> = {
  html: ["text/html", "application/xhtml+xml"],
  markdown: ["text/markdown", "text/x-markdown"],
  text: ["text/plain"],
};

function isCalled({ name, mediaType }: IntakeSource, format: SourceFormat): boolean {
  if (name !== null && detectFormat(name) === format) return true;
  return mediaType !== null && MEDIA_TYPES[format].includes(mediaType.toLowerCase());
}

/** Whether no bytes are among the first that text in no encoding has: text in UTF-16 has zeros, every other one or after a mark. */
function isText({ bytes }: IntakeSource): boolean {
  if (knownBytes(bytes) !== null) return false;
  const start = bytes.subarray(0, 1_024);
  return isUtf16(start) || !start.some((byte) => byte < 9 || (byte > 13 && byte < 27) || byte === 0x7f);
}

function isUtf16(start: Uint8Array): boolean {
  const [first, second] = start;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const zeros = (from: number) => start.filter((byte, at) => at % 2 === from && byte === 0).length;
  const half = start.length / 2;
  return (zeros(0) > half * 0.4 && zeros(1) === 0) || (zeros(1) > half * 0.4 && zeros(0) === 0);
}

/** As sniffing has it (WHATWG MIME Sniffing, 7.1), also in UTF-16: a tag that pages begin with, after white space and comments. */
const beginsAsHtml = (bytes: Uint8Array): boolean =>
  /^[\s\ufeff\u00ef\u00bb\u00bf\u00ff\u00fe]*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|title|meta|script|style|link|article|main|div|p|h1|table)\b/i.test(
    latin1(bytes.subarray(0, 2_048)).replaceAll("\0", ""),
  );

function readHtmlSource(source: IntakeSource, take: Take | undefined): Result<Reading, Failure> {
  const decoded = decode(source, true);
  if (!decoded.ok) return decoded;
  const { text, encoding, warnings } = decoded.value;
  const page = readWebPage(text, { address: source.address, take });
  if (!page.ok) return page;
  return ok({
    ...page.value,
    format: "html",
    encoding,
    warnings: [...warnings, ...page.value.warnings],
    comments: [],
  });
}

function readWritten(
  source: IntakeSource,
  format: "text" | "markdown",
  take?: Take,
): Result<Reading, Failure> {
  const decoded = decode(source, false);
  if (!decoded.ok) return decoded;
  const { text, encoding, warnings } = decoded.value;
  const front = format === "markdown" ? readFrontMatter(text) : null;
  const whole = front?.rest ?? text;
  const inReport = format === "markdown" && take !== "page" ? articleBelowReport(whole) : null;
  const content = inReport ?? whole;
  const article = readArticle({ content, format });
  if (!article.ok) return article;
  const metadata = { ...nothingSaid(article.value.text), ...front?.said };
  const without = (front?.other ?? []).map((name) => `“${name}” of what stands above the text`);
  return ok({
    ...article.value,
    format,
    metadata,
    encoding,
    warnings: [
      ...warnings,
      ...(inReport === null ? [] : [REPORT_LEFT]),
      ...leftOut([...without, ...(format === "markdown" ? unlikeMarkdown(content) : [])]),
    ],
    ...NO_PARTS,
  });
}

const NO_PARTS = { comments: [], blocks: [] } as const;

function decode({ bytes, charset }: IntakeSource, isMarkup: boolean): Result<DecodedText, Failure> {
  // In UTF-16 or UTF-32 a text has up to four times as many bytes.
  if (bytes.length > 4 * MAX_BYTES) return fail(tooLarge("5 MiB of text", "It is larger."));
  return ok(decodeText(bytes, { charset, isMarkup }));
}

const nothingSaid = (text: string): Reading["metadata"] => ({
  title: null,
  byline: null,
  publisher: null,
  publishedAt: null,
  canonicalUrl: null,
  language: null,
  direction: deriveDirection(text),
});
