import PostalMime, { type Email } from "postal-mime";
import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import { deriveDirection } from "../text/direction";
import { languageTag } from "../text/language-tag";
import { readControls } from "./decode-text";
import { leftOut } from "./file-warnings";
import { knownBytes } from "./known-bytes";
import { mimePart } from "./mail/mime-part";
import { finishArticle, NO_TEXT, type ReadArticle, readArticle, tooLarge } from "./read-article";
import { readWebPage, type WebPage } from "./read-web-page";
import type {
  ArticleMetadata,
  IntakeSource,
  IntakeWarning,
  Reader,
  Reading,
  ReadOptions,
  Take,
} from "./reading";

/**
 * Mails (RFC 5322 and MIME): the text that was sent, as HTML where there is some, and the texts of mails that it
 * forwards. Attachments are not opened: they are named. Sender, subject and day are those of the mail.
 */
export const mailReader: Reader = {
  format: "mail",
  recognises: (source) => knownBytes(source.bytes) === null && isMail(source),
  read: readMail,
};

const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** Lines that could begin a part: some hundred are in no mail, and each takes a kilobyte of memory. */
const MAX_PARTS = 10_000;
/** 50 MiB of base64 have some 700,000. */
const MAX_LINES = 1_000_000;
const LIMITS = { maxNestingDepth: 30, maxHeadersSize: 1024 * 1024, forceRfc822Attachments: true } as const;
const MAX_FORWARDED = 20;

/** What begins with fields is one where it is called so, or where fields are among them that only programs write. */
function isMail({ bytes, name, mediaType }: IntakeSource): boolean {
  const fields = mimePart(bytes)?.fields;
  if (fields === undefined) return false;
  if (/\.eml$/i.test(name ?? "") || /^message\/rfc822\b/i.test(mediaType ?? "")) return true;
  const has = (...names: readonly string[]) => names.some((each) => fields.has(each));
  return has("from", "subject") && has("mime-version", "received", "message-id", "return-path");
}

async function readMail({ bytes }: IntakeSource, { take }: ReadOptions): Promise<Result<Reading, Failure>> {
  if (bytes.length > MAX_FILE_BYTES)
    return fail(tooLarge("50 MiB as a mail with its attachments", "It is larger."));
  const mails = await openMails(bytes);
  if (mails === null)
    return fail(
      invalid(
        "content",
        "This mail has more parts or lines than any mail, or is nested too deeply. Paste its text instead.",
      ),
    );
  const texts = readTexts(mails, typeof take === "object" ? take : "page");
  if (!texts.ok) return texts;
  const [first] = texts.value;
  if (first === undefined) return fail(noText(mails));
  const article = texts.value.length === 1 ? ok(first.page) : joined(texts.value);
  if (!article.ok) return article;
  const { document, text, words } = article.value;
  return ok({
    ...{ document, text, words },
    format: "mail",
    metadata: { ...NOTHING_SAID, ...saidBy(first.mail, text, first.page.metadata.language) },
    warnings: [
      ...IN_DOUBT,
      ...broken(text),
      ...texts.value.flatMap(({ page }) => page.warnings),
      ...leftOut(missing(mails, first.mail)),
    ],
    comments: [],
    blocks: mails.length === 1 ? first.page.blocks : [],
    encoding: null,
  });
}

/** How often `what` stands in bytes; of more than `most` that it is more. */
function countOf(bytes: Uint8Array, what: string, most: number): number {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let found = 0;
  for (let at = all.indexOf(what); at !== -1 && found <= most; at = all.indexOf(what, at + what.length))
    found += 1;
  return found;
}

/** The mail and those that it forwards, each after the one that it came with; null when it goes too deep. */
async function openMails(bytes: Uint8Array): Promise<readonly Email[] | null> {
  const opened: Email[] = [];
  const waiting: Uint8Array[] = [bytes];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (opened.length > MAX_FORWARDED) return null;
    const mail = await parse(next);
    if (mail === null) return null;
    opened.push(mail);
    // A report that a mail did not arrive has that mail with it, which nobody forwarded.
    const isReport = mail.attachments.some(({ mimeType }) =>
      /^message\/(?:delivery-status|feedback-report)$/.test(mimeType),
    );
    if (!isReport) waiting.push(...forwardedBy(mail).toReversed());
  }
  return opened;
}

async function parse(bytes: Uint8Array): Promise<Email | null> {
  if (countOf(bytes, "\n--", MAX_PARTS) > MAX_PARTS || countOf(bytes, "\n", MAX_LINES) > MAX_LINES)
    return null;
  try {
    const mail = await PostalMime.parse(bytes, LIMITS);
    const { html, text, subject } = mail;
    // It decodes by TextDecoder, whose Windows-1252 is none before version 24 of Node.
    return {
      ...mail,
      ...(html !== undefined && { html: readControls(html) }),
      ...(text !== undefined && { text: readControls(text) }),
      ...(subject !== undefined && { subject: readControls(subject) }),
    };
  } catch (error) {
    // What it throws beyond the limits of nesting and of fields; it has no type of its own.
    if (error instanceof Error && /^Maximum /.test(error.message)) return null;
    throw error;
  }
}

const isMessage = (file: Email["attachments"][number]): boolean => file.mimeType === "message/rfc822";

const forwardedBy = ({ attachments }: Email): readonly Uint8Array[] =>
  attachments.flatMap((file) =>
    isMessage(file) && typeof file.content !== "string" ? [new Uint8Array(file.content)] : [],
  );

function noText(mails: readonly Email[]): Failure {
  const files = mails
    .flatMap(({ attachments }) => attachments)
    .filter((file) => !isMessage(file) && !isPicture(file));
  const sent = files[0]?.filename ?? null;
  const instead =
    files.length === 0 ? "" : ` Save ${sent === null ? "its attachment" : `“${sent}”`} and send that.`;
  return invalid("content", `There is no text in this mail.${instead}`);
}

type MailText = { readonly mail: Email; readonly page: WebPage };

/** The texts of the mails that have some. Only in a mail that came alone can blocks be chosen. */
function readTexts(mails: readonly Email[], take: Take): Result<readonly MailText[], Failure> {
  const read: MailText[] = [];
  for (const mail of mails) {
    const page = readText(mail, mails.length === 1 ? take : "page");
    if (page.ok) read.push({ mail, page: page.value });
    else if (page.failure !== NO_TEXT) return page;
  }
  return ok(read);
}

function readText({ html, text }: Email, take: Take): Result<WebPage, Failure> {
  const page = html === undefined ? fail(NO_TEXT) : readWebPage(html, { address: null, take });
  // HTML that only shows pictures: what it says is in the other part.
  if (page.ok || page.failure !== NO_TEXT) return page;
  const article = readArticle({ content: text ?? "", format: "text" });
  if (!article.ok) return article;
  const metadata = { ...NOTHING_SAID, direction: deriveDirection(article.value.text) };
  return ok({ ...article.value, metadata, warnings: [], blocks: [] });
}

/** One below the other. */
function joined(texts: readonly MailText[]): Result<ReadArticle, Failure> {
  const content = texts.flatMap(({ page }) => page.document.content ?? []);
  return finishArticle({ type: "doc", content });
}

const NOTHING_SAID = {
  ...{ title: null, byline: null, publisher: null, publishedAt: null, canonicalUrl: null, language: null },
} as const;

/** What the fields of a mail say; the language of its HTML goes before that of its fields. */
function saidBy({ subject, from, date, headers }: Email, text: string, language: string | null): Said {
  const named = languageTag(
    headers
      .find(({ key }) => key === "content-language")
      ?.value.split(",")[0]
      ?.trim() ?? null,
  );
  return {
    title: oneLine(subject),
    byline: oneLine(from?.name) ?? oneLine(from?.address),
    publishedAt: /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+Z$/.exec(date ?? "")?.[1]?.concat("Z") ?? null,
    language: language ?? named,
    direction: deriveDirection(text, language ?? named),
  };
}

type Said = Pick<ArticleMetadata, "title" | "byline" | "publishedAt" | "language" | "direction">;

const oneLine = (text: string | undefined): string | null =>
  (text ?? "")
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 300)
    .toWellFormed() || null;

const IN_DOUBT: readonly IntakeWarning[] = [
  {
    kind: "metadata-doubtful",
    message:
      "Title, author and date are the mail's subject, sender and date: correct them if the article has others.",
  },
];

const broken = (text: string): readonly IntakeWarning[] =>
  text.includes("\uFFFD")
    ? [
        {
          kind: "encoding-assumed",
          message:
            "The mail does not say truly in which encoding it is written: what could not be read stands as “\uFFFD”.",
        },
      ]
    : [];

const isPicture = ({ mimeType }: Email["attachments"][number]): boolean => mimeType.startsWith("image/");

/** What came with the mails and is not in the text: files by their names, pictures, and who wrote what was forwarded. */
function missing(mails: readonly Email[], read: Email): readonly string[] {
  const files = mails.flatMap(({ attachments }) => attachments).filter((file) => !isMessage(file));
  const pictures = files.filter((file) => isPicture(file) && file.filename === null).length;
  return [
    ...files
      .filter((file) => !isPicture(file) || file.filename !== null)
      .map(({ filename, mimeType }) =>
        filename === null ? `an attachment (${mimeType})` : `“${filename}” (attached)`,
      ),
    ...(pictures === 0 ? [] : [pictures === 1 ? "a picture" : `${pictures} pictures`]),
    ...mails
      .filter((mail) => mail !== read)
      .map((mail) => saidBy(mail, "", null))
      .map(
        ({ title, byline }) =>
          `the subject and sender of another mail in it (“${title ?? "none"}”, ${byline ?? "unnamed"})`,
      ),
  ];
}
