import { type Failure, invalid } from "../domain/failure";
import { fail, type Result } from "../domain/result";
import { docxReader } from "./docx-reader";
import { knownBytes } from "./known-bytes";
import { mailReader } from "./mail-reader";
import { pdfReader } from "./pdf-reader";
import type { IntakeSource, Reader, Reading, ReadOptions } from "./reading";
import { savedPageReader } from "./saved-page-reader";
import { htmlReader, markdownReader, textReader } from "./written-readers";

/** One reader a format. The first that recognises a source reads it: those that know bytes come before those that know names. */
const READERS: readonly Reader[] = [
  ...[docxReader, pdfReader],
  ...[savedPageReader, mailReader],
  ...[htmlReader, markdownReader, textReader],
];

/** Who reads a source; null when nobody can. */
export const recognise = (source: IntakeSource): Reader | null =>
  READERS.find((reader) => reader.recognises(source)) ?? null;

/**
 * Reads what came in, whatever it is. Nothing that it names is fetched. Fails as its reader does, or `invalid` at
 * `content` with what it is instead.
 */
export async function readIntake(
  source: IntakeSource,
  options: ReadOptions = {},
): Promise<Result<Reading, Failure>> {
  const reader = recognise(source);
  if (reader === null)
    return fail(invalid("content", `${knownBytes(source.bytes) ?? "This is not a text."} ${READABLE}`));
  return reader.read(source, options);
}

/** What can be read, for whoever sent something else. */
export const READABLE =
  "Send a web page, a PDF, a Word document (.docx), a mail (.eml), Markdown or plain text.";
