import type { z } from "zod";
import type { WorkspaceAccess } from "../../database/access";
import type { ArticleDetails, NewArticle } from "../../database/articles/articles";
import { findDuplicates } from "../../database/articles/find-duplicates";
import type { Failure } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import type { ReviewModeSettings } from "../../domain/review-mode";
import { type ReadArticle, readArticle } from "../../intake/read-article";
import type { IntakeWarning, ReadComment } from "../../intake/reading";
import { deriveDirection } from "../../text/direction";
import type { HttpFailure } from "../answers/problem";
import { parseInput } from "../requests/parse-input";
import { mediaType, readJson } from "../requests/read-body";
import { ARTICLE_BODY_LIMIT } from "../routes/article-routes";
import { newArticleSchema, uploadDetailsSchema } from "../schemas/article-schema";
import { arrivedArticleSchema } from "../schemas/intake-schema";
import { openSource } from "./open-source";
import type { CommentChoice } from "./plan-comments";
import { readArrived, saidOf } from "./read-arrived";
import { readUpload } from "./read-upload";

/** Left out: nothing is said. Null: it is said that there is nothing to say. */
type Details = {
  readonly [Name in Exclude<keyof ArticleDetails, "title" | "direction">]?: string | null | undefined;
} & { readonly title?: string | undefined; readonly direction?: "ltr" | "rtl" | null | undefined };

/** An article to be, what is in doubt of it, the comments that came with it and what is to become of them. */
export type Submission = {
  readonly article: NewArticle;
  readonly warnings: readonly IntakeWarning[];
  readonly comments: readonly ReadComment[];
  readonly choice: CommentChoice;
};

type Asked = {
  readonly comments?: CommentChoice | undefined;
  readonly review?: ReviewModeSettings | undefined;
  readonly allowDuplicate?: boolean | undefined;
};

/**
 * Reads the body of "create an article": JSON with the content in it, with an address, or with what came in before; or a
 * form with a file. Fails `duplicate` where the desk has it already, unless that is allowed.
 */
export async function readNewArticle(
  access: WorkspaceAccess,
  request: Request,
): Promise<Result<Submission, HttpFailure>> {
  if (mediaType(request) === "multipart/form-data") return readFileArticle(access, request);
  const json = await readJson(request, ARTICLE_BODY_LIMIT);
  if (!json.ok) return json;
  if (!isOfSource(json.value)) return readWritten(access, json.value);
  const parsed = parseInput(arrivedArticleSchema, json.value);
  return parsed.ok ? readArrivedArticle(access, parsed.value) : parsed;
}

const isOfSource = (json: unknown): boolean =>
  typeof json === "object" && json !== null && ("url" in json || "arrivalId" in json);

async function readWritten(access: WorkspaceAccess, json: unknown): Promise<Result<Submission, HttpFailure>> {
  const parsed = parseInput(newArticleSchema, json);
  if (!parsed.ok) return parsed;
  const { content, format, review, allowDuplicate, ...details } = parsed.value;
  const read = readArticle({ content, format });
  if (!read.ok) return read;
  return submit(
    access,
    { ...settleDetails(details, details.title, read.value), ...textOf(read.value) },
    NOTHING,
    {
      review,
      allowDuplicate,
    },
  );
}

const NOTHING = { warnings: [], comments: [] };

/** Reads an article of a link or of what came in before. Fails as `readNewArticle` does. */
export async function readArrivedArticle(
  access: WorkspaceAccess,
  asked: z.output<typeof arrivedArticleSchema>,
  signal?: AbortSignal,
): Promise<Result<Submission, HttpFailure>> {
  const { url, arrivalId, charset, take, review, allowDuplicate, comments, ...details } = asked;
  const source = await openSource(access, { url, arrivalId }, signal);
  if (!source.ok) return source;
  const read = await readArrived(source.value, { charset, take }, url === undefined ? "arrivalId" : "url");
  if (!read.ok) return read;
  return submit(access, makeArticle(source.value, read.value, details), read.value, {
    review,
    allowDuplicate,
    comments,
  });
}

async function readFileArticle(
  access: WorkspaceAccess,
  request: Request,
): Promise<Result<Submission, HttpFailure>> {
  const upload = await readUpload(request, uploadDetailsSchema);
  if (!upload.ok) return upload;
  const { charset, allowDuplicate, comments, ...details } = upload.value.fields;
  const read = await readArrived(upload.value.file, { charset }, "file");
  if (!read.ok) return read;
  const article = makeArticle(upload.value.file, read.value, details);
  return submit(access, article, read.value, { allowDuplicate, comments });
}

type Came = Parameters<typeof saidOf>[0];
type Reading = Parameters<typeof saidOf>[1];

/** What was said by whoever brings it goes before what it says of itself. */
function makeArticle(source: Came, reading: Reading, details: Details): NewArticle {
  const said = saidOf(source, reading);
  const given = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
  return {
    ...settleDetails({ ...said, ...given }, details.title ?? said.title, reading),
    ...textOf(reading),
    original: source,
  };
}

const textOf = ({ document, text, words }: ReadArticle): ReadArticle => ({ document, text, words });

function settleDetails(details: Details, title: string, { text }: ReadArticle): ArticleDetails {
  return {
    title,
    byline: details.byline ?? null,
    publisher: details.publisher ?? null,
    sourceUrl: details.sourceUrl ?? null,
    publishedAt: details.publishedAt ?? null,
    language: details.language ?? null,
    direction: details.direction ?? deriveDirection(text, details.language),
  };
}

async function submit(
  access: WorkspaceAccess,
  article: NewArticle,
  { warnings, comments }: Pick<Submission, "warnings" | "comments">,
  { review, allowDuplicate, comments: choice = "leave" }: Asked,
): Promise<Result<Submission, Failure>> {
  const taken = allowDuplicate === true ? ok(null) : await refuseDuplicate(access, article);
  if (!taken.ok) return taken;
  return ok({ article: review === undefined ? article : { ...article, review }, warnings, comments, choice });
}

async function refuseDuplicate(
  access: WorkspaceAccess,
  { text, sourceUrl, original }: NewArticle,
): Promise<Result<null, Failure>> {
  const addresses = [sourceUrl ?? null, original?.address ?? null];
  const found = await findDuplicates(access, { text, addresses });
  if (!found.ok) return found;
  const [current] = found.value;
  if (current === undefined) return ok(null);
  const same =
    current.because === "address" ? "an article from this address" : "an article with nearly this text";
  const detail = `The desk has ${same} already: “${current.title}”. Nothing was added. Open that one, give it a newer version, or add this all the same (allowDuplicate).`;
  return fail({ kind: "duplicate", detail, current });
}
