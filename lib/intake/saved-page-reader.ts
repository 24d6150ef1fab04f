import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { doubtfulDay } from "./file-warnings";
import { knownBytes } from "./known-bytes";
import { bytesOfPart, type MimePart, mimePart, parameterOf, partsBetween } from "./mail/mime-part";
import { tooLarge } from "./read-article";
import type { IntakeSource, Reader, Reading, ReadOptions } from "./reading";
import { htmlReader } from "./written-readers";

/**
 * Web pages that a browser saved as one file (MHTML, RFC 2557): the page itself is read, as any page is, at the address
 * that it was saved from. Its pictures, styles and frames are not looked at.
 */
export const savedPageReader: Reader = {
  format: "html",
  recognises: (source) => knownBytes(source.bytes) === null && isSavedPage(source),
  read: readSavedPage,
};

const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** A mail with pictures in it is multipart/related as well: only browsers say these. */
function isSavedPage({ bytes, name, mediaType }: IntakeSource): boolean {
  const fields = mimePart(bytes)?.fields;
  if (fields === undefined || !/^(?:multipart\/related|text\/html)\b/i.test(fields.get("content-type") ?? ""))
    return false;
  return (
    fields.has("snapshot-content-location") ||
    /^<Saved by /i.test(fields.get("from") ?? "") ||
    /\.mht(?:ml)?$/i.test(name ?? "") ||
    /^(?:multipart\/related|application\/x-mimearchive)\b/i.test(mediaType ?? "")
  );
}

async function readSavedPage(source: IntakeSource, options: ReadOptions): Promise<Result<Reading, Failure>> {
  if (source.bytes.length > MAX_FILE_BYTES)
    return fail(tooLarge("50 MiB as a saved page with its pictures", "It is larger."));
  const message = mimePart(source.bytes);
  const page = message === null ? null : pageIn(message);
  if (message === null || page === null) return fail(NO_PAGE);
  const address =
    source.address ??
    message.fields.get("snapshot-content-location") ??
    page.fields.get("content-location") ??
    null;
  const read = await htmlReader.read(
    {
      ...source,
      bytes: await bytesOfPart(page),
      charset: source.charset ?? parameterOf(page.fields.get("content-type"), "charset"),
      address,
    },
    options,
  );
  if (!read.ok) return read;
  const { metadata, warnings } = read.value;
  const savedOn = metadata.publishedAt === null ? dayOf(message.fields.get("date")) : null;
  return ok({
    ...read.value,
    metadata: {
      ...metadata,
      publishedAt: metadata.publishedAt ?? savedOn,
      canonicalUrl: metadata.canonicalUrl ?? webAddress(address),
    },
    warnings: [...warnings, ...doubtfulDay(savedOn)],
  });
}

const NO_PAGE = invalid(
  "content",
  "There is no page in this file. Save the page again in the browser, as one file or as HTML.",
);

/** The part that is named as the first to be shown, else the first that is a page. */
function pageIn(message: MimePart): MimePart | null {
  const type = message.fields.get("content-type");
  const boundary = parameterOf(type, "boundary");
  if (boundary === null) return /^text\/html\b/i.test(type ?? "") ? message : null;
  const start = parameterOf(type, "start");
  let first: MimePart | null = null;
  for (const part of partsBetween(message.body, boundary)) {
    if (!/^(?:text\/html|application\/xhtml\+xml)\b/i.test(part.fields.get("content-type") ?? "")) continue;
    if (start === null || part.fields.get("content-id") === start) return part;
    first ??= part;
  }
  return first;
}

function dayOf(date: string | undefined): string | null {
  const at = Date.parse(date ?? "");
  return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 10);
}

const webAddress = (address: string | null): string | null =>
  address !== null && address.length <= 2_000 && URL.canParse(address) && /^https?:/i.test(address)
    ? new URL(address).href
    : null;
