import type { Arrived } from "../../database/articles/arrivals";
import { type Failure, invalid } from "../../domain/failure";
import { fail, type Result } from "../../domain/result";
import { knownBytes } from "../../intake/known-bytes";
import { READABLE, recognise } from "../../intake/readers";
import type { Reading, Take } from "../../intake/reading";
import type { HttpFailure } from "../answers/problem";

export type HowToRead = { readonly charset?: string | undefined; readonly take?: Take | undefined };

/** Reads what came in, as it looks or as it is to be read; what is wrong with it is said of the `field` that it came by. */
export async function readArrived(
  arrived: Arrived,
  { charset, take }: HowToRead,
  field: "file" | "url" | "arrivalId",
): Promise<Result<Reading, HttpFailure>> {
  if (charset !== undefined && !isEncoding(charset))
    return fail(invalid("charset", "There is no encoding of this name. Give one such as windows-1252."));
  const { bytes, name, mediaType, address } = arrived;
  const source = { bytes, name, mediaType, address, charset: charset ?? arrived.charset };
  const reader = recognise(source);
  if (reader === null) return fail(unreadable(field, bytes));
  const read = await reader.read(source, { take });
  return read.ok ? read : fail(blame(read.failure, field));
}

function unreadable(path: string, bytes: Uint8Array): HttpFailure {
  const detail = `${knownBytes(bytes) ?? "This is not a file that can be read here."} ${READABLE}`;
  return { kind: "unsupported-media-type", detail, errors: [{ path, message: detail }] };
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function blame(failure: Failure, field: string): Failure {
  if (failure.kind !== "invalid") return failure;
  const blamed = (path: string) => (path === "content" ? field : path);
  return { ...failure, errors: failure.errors.map((error) => ({ ...error, path: blamed(error.path) })) };
}

/** What an article of it would be called and come from, where nobody says otherwise. */
export function saidOf(arrived: Arrived, { metadata, text }: Reading) {
  const { byline, publisher, publishedAt, canonicalUrl, language, direction } = metadata;
  return {
    title: shortened(metadata.title) ?? titleOf(arrived, text),
    byline: shortened(byline),
    publisher: shortened(publisher),
    sourceUrl: canonicalUrl ?? arrived.address,
    ...{ publishedAt, language, direction },
  };
}

/** A page says of itself what it likes, at any length. */
const shortened = (said: string | null): string | null => {
  const fitted = said?.replaceAll("\u0000", "").replace(/\s+/g, " ").trim().slice(0, 300).toWellFormed();
  return fitted === undefined || fitted === "" ? null : fitted;
};

/** The file's name without its ending; of a page that says none, how it begins. */
function titleOf({ name, address }: Arrived, text: string): string {
  const called = shortened(name?.replace(/\.[^.]+$/, "") ?? null);
  const [line = ""] = text.split("\n", 1);
  return called ?? (address === null ? null : shortened(line)) ?? "Untitled";
}
