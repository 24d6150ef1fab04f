import type { ToldNotification } from "../database/notices/tell-notifications";
import { placePath } from "../domain/place-path";
import { htmlText } from "../report/text/html-text";

export type Digest = { readonly subject: string; readonly text: string; readonly html: string };

type Frame = {
  readonly name: string;
  /** Where this installation is reached, without a path. */
  readonly baseUrl: string;
  readonly unsubscribeUrl: string;
};

/** Several notifications of one person as one e-mail, in plain text and in HTML. */
export function writeDigest(told: readonly ToldNotification[], frame: Frame): Digest {
  const items = told.map((each) => ({
    ...each,
    url: urlOf(each, frame.baseUrl),
    excerpt: cut(each.excerpt),
  }));
  return { subject: subjectOf(told), text: writeText(items, frame), html: writeHtml(items, frame) };
}

type Item = ToldNotification & { readonly url: string };

/** One line: a line break would begin a header of its own. */
function subjectOf(told: readonly ToldNotification[]): string {
  const [first] = told;
  if (first === undefined) return "Assay";
  const one = `${first.text} – ${first.articleTitle}`.replace(/\s+/gu, " ");
  return told.length === 1 ? one : `${told.length} things that concern you in ${placesOf(told)}`;
}

function placesOf(told: readonly ToldNotification[]): string {
  const titles = new Set(told.map((each) => each.articleTitle.replace(/\s+/gu, " ")));
  const [only] = titles;
  return titles.size === 1 && only !== undefined ? only : `${titles.size} articles`;
}

function writeText(items: readonly Item[], { name, unsubscribeUrl }: Frame): string {
  const parts = items.map(({ text, articleTitle, subject, excerpt, url }) =>
    [
      `* ${text}`,
      `  ${articleTitle}`,
      ...(subject === null ? [] : [`  Claim: ${oneLine(subject)}`]),
      ...(excerpt === null ? [] : [`  > ${oneLine(excerpt)}`]),
      `  ${url}`,
    ].join("\n"),
  );
  return `${[`Hello ${name},`, ...parts, `No more e-mails: ${unsubscribeUrl}`].join("\n\n")}\n`;
}

function writeHtml(items: readonly Item[], { name, unsubscribeUrl }: Frame): string {
  const parts = items.map(
    ({ text, articleTitle, subject, excerpt, url }) => `<li style="margin:0 0 18px">
<a href="${htmlText(url)}" style="color:#27496d;font-weight:600">${htmlText(text)}</a><br>
<span dir="auto">${htmlText(articleTitle)}</span>
${subject === null ? "" : `<br><span dir="auto" style="color:#5c5952">Claim: ${htmlText(oneLine(subject))}</span>`}
${excerpt === null ? "" : `<blockquote dir="auto" style="margin:6px 0;padding-inline-start:10px;border-inline-start:2px solid #d5d0c4">${htmlText(excerpt)}</blockquote>`}
</li>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Assay</title></head>
<body style="font:15px/1.5 sans-serif;color:#1c1b19">
<p>Hello <bdi>${htmlText(name)}</bdi>,</p>
<ul style="padding-inline-start:18px">
${parts.join("\n")}
</ul>
<p style="color:#5c5952"><a href="${htmlText(unsubscribeUrl)}" style="color:#5c5952">No more e-mails</a></p>
</body></html>
`;
}

const LONGEST = 400;

function cut(excerpt: string | null): string | null {
  if (excerpt === null || excerpt.length <= LONGEST) return excerpt;
  return `${excerpt.slice(0, LONGEST).toWellFormed()}…`;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();

const urlOf = (told: ToldNotification, baseUrl: string): string =>
  `${baseUrl}${placePath({ ...told, slug: told.workspace.slug })}`;
