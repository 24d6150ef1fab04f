import type { z } from "zod";
import type { ArticleDetails, NewArticle } from "../../database/articles/articles";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import type { ReviewModeSettings } from "../../domain/review-mode";
import { type ArticleSource, readArticle } from "../../intake/read-article";
import { detectFormat } from "../../text/detect-format";
import { deriveDirection } from "../../text/direction";
import { MAX_BYTES } from "../../text/limits";
import type { HttpFailure } from "../answers/problem";
import { parseInput } from "../requests/parse-input";
import { mediaType, readForm, readJson } from "../requests/read-body";
import { ARTICLE_BODY_LIMIT } from "../routes/article-routes";
import { newArticleSchema, uploadDetailsSchema } from "../schemas/article-schema";

type Details = Omit<z.output<typeof newArticleSchema>, "content" | "format" | "review">;
type Submission = {
  readonly details: Details;
  readonly source: ArticleSource;
  readonly review?: ReviewModeSettings | undefined;
};

/** Reads the body of "create an article": JSON with the content in it, or a form with a file. */
export async function readNewArticle(request: Request): Promise<Result<NewArticle, HttpFailure>> {
  const isForm = mediaType(request) === "multipart/form-data";
  const submitted = isForm ? await readUpload(request) : await readSubmission(request);
  if (!submitted.ok) return submitted;
  const { details, source, review } = submitted.value;
  const read = readArticle(source);
  if (!read.ok) return fail(isForm ? blameFile(read.failure) : read.failure);
  const article = { ...settleDetails(details, read.value.text), ...read.value };
  return ok(review === undefined ? article : { ...article, review });
}

function settleDetails(details: Details, text: string): ArticleDetails {
  return {
    title: details.title,
    byline: details.byline ?? null,
    publisher: details.publisher ?? null,
    sourceUrl: details.sourceUrl ?? null,
    publishedAt: details.publishedAt ?? null,
    language: details.language ?? null,
    direction: details.direction ?? deriveDirection(text, details.language),
  };
}

async function readSubmission(request: Request): Promise<Result<Submission, HttpFailure>> {
  const json = await readJson(request, ARTICLE_BODY_LIMIT);
  if (!json.ok) return json;
  if (typeof json.value === "object" && json.value !== null && "url" in json.value)
    return fail(
      invalid("url", "Fetching from an address is not possible yet. Send title, content and format."),
    );
  const parsed = parseInput(newArticleSchema, json.value);
  if (!parsed.ok) return parsed;
  const { content, format, review, ...details } = parsed.value;
  return ok({ details, source: { content, format }, review });
}

async function readUpload(request: Request): Promise<Result<Submission, HttpFailure>> {
  const form = await readForm(request, MAX_BYTES + 64 * 1024);
  if (!form.ok) return form;
  const file = theFile(form.value);
  if (!file.ok) return file;
  const sent = [...form.value.entries()].filter(([name, value]) => name !== "file" && value !== "");
  const details = parseInput(uploadDetailsSchema, Object.fromEntries(sent));
  if (!details.ok) return details;
  const source = await readFile(file.value);
  if (!source.ok) return source;
  const title = details.value.title ?? titleOf(file.value.name);
  return ok({ details: { ...details.value, title }, source: source.value });
}

function theFile(form: FormData): Result<File, Failure> {
  const files = form.getAll("file");
  const [file] = files;
  if (file === undefined) return fail(invalid("file", "Attach a .txt, .md or .html file."));
  if (files.length > 1) return fail(invalid("file", "Attach one file."));
  if (typeof file === "string") return fail(invalid("file", "Attach this as a file, with its name."));
  return ok(file);
}

async function readFile(file: File): Promise<Result<ArticleSource, HttpFailure>> {
  const format = detectFormat(file.name);
  if (format === null) return fail(unreadable(file.name));
  if (file.size > MAX_BYTES) return fail({ kind: "too-large", detail: "A file may have up to 5 MiB." });
  try {
    const content = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return ok({ content, format });
  } catch {
    return fail(invalid("file", "This file is not UTF-8 text. Save it as UTF-8 and try again."));
  }
}

function unreadable(filename: string): HttpFailure {
  const isLater = /\.(docx|pdf)$/i.test(filename);
  const message = isLater
    ? "Word and PDF files cannot be read yet. Send a .txt, .md or .html file."
    : "Send a .txt, .md or .html file.";
  return { kind: "unsupported-media-type", detail: message, errors: [{ path: "file", message }] };
}

function titleOf(filename: string): string {
  const name = filename
    .replace(/^.*[/\\]/, "")
    .replace(/\.[^.]+$/, "")
    .replaceAll("\u0000", "")
    .trim();
  return name === "" ? "Untitled" : name.slice(0, 300).toWellFormed();
}

function blameFile(failure: Failure): Failure {
  if (failure.kind !== "invalid") return failure;
  const blamed = (path: string) => (path === "content" ? "file" : path);
  return { ...failure, errors: failure.errors.map((error) => ({ ...error, path: blamed(error.path) })) };
}
