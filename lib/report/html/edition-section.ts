import type { ChangedClaim } from "../../ledger/review/changes-between";
import { shortenedText } from "../../text/code-points";
import type { Words } from "../../words/words";
import type { Report, ReportClaim, ReportCorrection, ReportEdition } from "../report";
import { wordsOf } from "../report-words";
import { findingInWords } from "../ruling-shares";
import { changeInWords } from "../said-lines";
import { htmlText } from "../text/html-text";
import { claimSection, ratingBadge, time } from "./claim-section";
import { titleOf } from "./embedded-page";

/** Which edition this is, who published it and when, and where all of them are. */
export function editionFacts(
  { number, publicUrl, publishedAt, publishedByName }: ReportEdition,
  words: Words,
): string {
  const address = htmlText(publicUrl);
  const name = `<bdi>${htmlText(publishedByName)}</bdi>`;
  const published = words.say("edition.published", { number, date: time(publishedAt, words), name });
  return `<li>${published}</li><li><a href="${address}/editions">${words.say("edition.all")}</a></li>`;
}

/** The same edition in the formats that people save, and what puts it into a page of somebody else's. */
export function editionFormats(report: Report, { publicUrl, readers }: ReportEdition): string {
  const { say } = wordsOf(report);
  const formats = [
    ["pdf", "PDF"],
    ["docx", "Word"],
    ["json", "JSON"],
  ].map(([format, label]) => `<a class="pill" href="${htmlText(report.url)}?format=${format}">${label}</a>`);
  const nav = `<nav aria-label="${say("page.otherFormats")}">${formats.join("")}</nav>`;
  // What only members may read, no other page can show.
  if (readers === "members") return nav;
  const frame = embeddingFrame(report, {
    address: `${publicUrl}/embed`,
    width: "100%",
    height: EMBED_HEIGHT,
  });
  return `${nav}
<details class="embedding"><summary class="pill">${say("page.embed")}</summary><label>${say("page.howToEmbed")}
<textarea readonly rows="4" dir="ltr" spellcheck="false">${htmlText(frame)}</textarea></label></details>`;
}

/** In CSS pixels: an edition's in a frame of usual width. */
export const EMBED_HEIGHT = 400;

/** The element that shows an embedded page. */
export function embeddingFrame(
  report: Report,
  {
    address,
    width,
    height,
  }: { readonly address: string; readonly width: string | number; readonly height: number },
): string {
  const title = htmlText(wordsOf(report).say("page.factCheckOf", { title: titleOf(report) }));
  return `<iframe src="${htmlText(address)}" title="${title}" width="${width}" height="${height}" style="border:0" loading="lazy"></iframe>`;
}

/**
 * Where the newest edition and its other formats are, and what stands where somebody links to it: Open Graph
 * (ogp.me) and oEmbed.
 */
export function editionLinks(report: Report, edition: ReportEdition): string {
  const { url, baseUrl, workspace } = report;
  const { publicUrl } = edition;
  const formats = [
    ["application/json", "json"],
    ["application/ld+json", "claimreview"],
    ["application/ld+json", "webannotation"],
  ].map(
    ([type, format]) =>
      `<link rel="alternate" type="${type}" title="${format}" href="${htmlText(url)}?format=${format}">`,
  );
  const found = findingInWords(report);
  const facts = [
    ["og:type", "article"],
    ["og:site_name", workspace.name],
    ["og:title", titleOf(report)],
    ["og:description", found],
    ["og:url", publicUrl],
    ["og:image", `${url}/card.png`],
    ["og:image:type", "image/png"],
    ["og:image:width", "1200"],
    ["og:image:height", "630"],
    ["og:image:alt", `${titleOf(report)}. ${found}`],
    ["article:published_time", edition.publishedAt],
  ].map(([property, content]) => `<meta property="${property}" content="${htmlText(content ?? "")}">`);
  const embedding = `${baseUrl}/api/oembed?url=${encodeURIComponent(publicUrl)}`;
  return [
    `<link rel="canonical" href="${htmlText(publicUrl)}">`,
    ...formats,
    `<link rel="alternate" type="application/json+oembed" title="oEmbed" href="${htmlText(embedding)}">`,
    `<meta name="description" content="${htmlText(found)}">`,
    ...facts,
    '<meta name="twitter:card" content="summary_large_image">',
  ].join("\n");
}

/** The claims without a ruling, last, so that nobody takes what is said of them for a finding. Empty when there are none. */
export function unsettledSection(report: Report): string {
  const open = report.claims.filter(({ ruling, status }) => ruling === null && status !== "withdrawn");
  if (open.length === 0) return "";
  const { say } = wordsOf(report);
  return `<section class="claims" aria-labelledby="unsettled-title"><h2 id="unsettled-title">${say("heading.withoutRuling")}</h2>
<p>${say("count.notSettled", { count: open.length })}</p>
${open.map((claim) => claimSection(claim, report)).join("\n")}</section>`;
}

/** What later editions put right, the newest first. Empty in the first edition. */
export function correctionsSection(report: Report, { corrections }: ReportEdition): string {
  if (corrections.length === 0) return "";
  const isCorrected = corrections.every(({ kind }) => kind === "correction");
  const title = wordsOf(report).say(isCorrected ? "change.corrections" : "change.correctionsAndUpdates");
  return `<section class="note" aria-labelledby="corrections-title"><div><h2 id="corrections-title">${title}</h2>
${corrections.map((correction) => correctionPart(correction, report)).join("\n")}</div></section>`;
}

const LONGEST_QUOTE = 120;

function correctionPart(
  { kind, number, publishedAt, note, changes }: ReportCorrection,
  report: Report,
): string {
  const words = wordsOf(report);
  const { say } = words;
  const text = changes.revision === null ? [] : [say("change.text", { number: changes.revision })];
  const lines = [...text, ...changes.claims.flatMap((claim) => changeLines(claim, report))];
  const list = lines.map((line) => `<li>${line}</li>`).join("");
  const title = say("change.title", {
    kind: say(`editionKind.${kind}`),
    number,
    date: time(publishedAt, words),
  });
  return `<h3>${title}</h3><p class="plain" dir="auto">${htmlText(note)}</p>${list === "" ? "" : `<ul>${list}</ul>`}`;
}

function changeLines({ claimId, quote, changes }: ChangedClaim, report: Report): readonly string[] {
  const words = wordsOf(report);
  const found = report.claims.find((each) => each.claimId === claimId);
  const claim = found === undefined ? words.say("claim.some") : claimLink(found, words);
  const quoted = `<q dir="auto">${htmlText(shortenedText(quote, LONGEST_QUOTE))}</q>`;
  return changes.map((each) => {
    const change = changeInWords(each, (rating) => ratingName(rating, report), words);
    return words.say("change.line", { claim, quote: quoted, change });
  });
}

function ratingName(rating: string | null, report: Report): string {
  if (rating === null) return wordsOf(report).say("change.notSettled");
  const found = report.scale.find((each) => each.id === rating);
  return found === undefined ? `<bdi>${htmlText(rating)}</bdi>` : ratingBadge(found, report);
}

const claimLink = ({ claimId, number }: ReportClaim, { say }: Words) =>
  `<a href="#claim-${claimId}">${say("claim.name", { number })}</a>`;
