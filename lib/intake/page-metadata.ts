import { languageTag } from "../text/language-tag";
import type { ArticleMetadata } from "./reading";

/** What a page says of itself; direction null where it does not. */
export type PageMetadata = Omit<ArticleMetadata, "direction"> & {
  readonly direction: ArticleMetadata["direction"] | null;
};

/** What Readability found, which reads JSON-LD, Open Graph and the byline in the text. */
export type FoundMetadata = {
  readonly title?: string | null | undefined;
  readonly byline?: string | null | undefined;
  readonly siteName?: string | null | undefined;
  readonly publishedTime?: string | null | undefined;
};

/**
 * Gathers what a page says of itself before anything of it is changed. Called with what was found in its text, it gives
 * the metadata: what was found, then what the page's head says in other words.
 */
export function pageMetadata(
  document: Document,
  address: string | null,
): (found: FoundMetadata) => PageMetadata {
  const data = linkedData(document);
  const meta = (...names: readonly string[]) => metaOf(document, names);
  const root = document.documentElement;
  const language = [
    root.getAttribute("lang"),
    root.getAttribute("xml:lang"),
    document.body?.getAttribute("lang"),
    meta("og:locale")?.replaceAll("_", "-"),
    meta("content-language", "dc.language", "language"),
    textIn(data["inLanguage"]),
  ];
  const direction = [root.getAttribute("dir"), document.body?.getAttribute("dir")].map((each) =>
    each?.toLowerCase(),
  );
  const ownTitle = meta("og:title", "twitter:title", "dc.title") ?? document.title;
  const author = meta("author", "dc.creator", "parsely-author", "sailthru.author");
  const dates = [
    textIn(data["datePublished"]),
    meta("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued"),
    meta("parsely-pub-date", "sailthru.date", "publish-date", "pubdate", "citation_publication_date"),
    document.querySelector("time[pubdate], time[itemprop~=datePublished]")?.getAttribute("datetime"),
  ];
  const canonical = canonicalAddress(document, meta("og:url"), address);
  const publisher = nameIn(data["publisher"]);
  return (found) => ({
    title: withoutSite(tidy(found.title) ?? tidy(ownTitle), tidy(document.title)),
    byline:
      tidy(found.byline) ??
      tidy(/^https?:/.test(author ?? "") ? null : author) ??
      tidy(nameIn(data["author"])),
    publisher: tidy(found.siteName) ?? tidy(publisher),
    publishedAt: [found.publishedTime, ...dates].map(publicationTime).find((each) => each !== null) ?? null,
    canonicalUrl: canonical,
    language: language.map((each) => languageTag(each?.trim() || null)).find((each) => each !== null) ?? null,
    direction: direction.includes("rtl") ? "rtl" : direction.includes("ltr") ? "ltr" : null,
  });
}

/** A window's title without the site's name behind a dash, which Readability 0.6 leaves when the dash is a long one. */
function withoutSite(title: string | null, windowTitle: string | null): string | null {
  const [, headline = ""] = (title === windowTitle && /^(.+) [–—] [^–—]+$/.exec(title ?? "")) || [];
  return headline.split(" ").length > 4 ? headline : title;
}

/** A day, or RFC 3339 with seconds and offset; a time without an offset is told as its day. Null for what is neither. */
export function publicationTime(written: string | null | undefined): string | null {
  const [, day = "", time, seconds = "00", offset] =
    /^\s*(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?\s*$/i.exec(
      written ?? "",
    ) ?? [];
  if (day === "") return /[+-]\d{4}\s*$|GMT\s*$|UTC\s*$/.test(written ?? "") ? fromDate(written ?? "") : null;
  if (time === undefined || offset === undefined) return isMoment(`${day}T00:00:00Z`, day) ? day : null;
  const [hours, minutes] = [offset.slice(0, 3), offset.slice(3).replace(":", "") || "00"];
  const moment = `${day}T${time}:${seconds}${/z/i.test(offset) ? "Z" : `${hours}:${minutes}`}`;
  return isMoment(`${day}T00:00:00Z`, day) && !Number.isNaN(Date.parse(moment)) ? moment : null;
}

/** No 31 February, which Date makes into a day of March. */
const isMoment = (moment: string, day: string): boolean =>
  !Number.isNaN(Date.parse(moment)) && new Date(moment).toISOString().startsWith(day);

/** Dates as mails have them (RFC 2822). */
function fromDate(written: string): string | null {
  const at = Date.parse(written);
  return Number.isNaN(at) ? null : new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
}

const MAX_UNITS = 300;

/** On one line, without what cannot be stored; null when nothing is left. */
function tidy(text: string | null | undefined): string | null {
  const line = (text ?? "")
    .toWellFormed()
    .replace(/[ \p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
  return line === "" ? null : line.slice(0, MAX_UNITS).toWellFormed();
}

function metaOf(document: Document, names: readonly string[]): string | null {
  const metas = [...document.querySelectorAll("meta[content]")];
  for (const name of names) {
    const found = metas.find((meta) =>
      ["property", "name", "itemprop", "http-equiv"].some(
        (by) => meta.getAttribute(by)?.trim().toLowerCase() === name,
      ),
    );
    const content = found?.getAttribute("content")?.trim() ?? "";
    if (content !== "") return content;
  }
  return null;
}

function canonicalAddress(document: Document, ogUrl: string | null, address: string | null): string | null {
  const href = document.querySelector('link[rel~="canonical" i][href]')?.getAttribute("href");
  for (const written of [href, ogUrl]) {
    if (!written) continue;
    const url = URL.canParse(written, address ?? undefined) ? new URL(written, address ?? undefined) : null;
    if (url !== null && /^https?:$/.test(url.protocol)) return url.href.length <= 2_000 ? url.href : null;
  }
  return null;
}

type Data = Readonly<Record<string, unknown>>;

const ARTICLES =
  /^(?:\w*Article|BlogPosting|Report|LiveBlogPosting|AnalysisNewsArticle|WebPage|ClaimReview)$/;

/** The first article that a page's JSON-LD describes. */
function linkedData(document: Document): Data {
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const described = articlesIn(parsed(script.textContent ?? ""));
    if (described !== undefined) return described;
  }
  return {};
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ""));
  } catch {
    // Pages have broken JSON-LD; what it would say is not said.
    return null;
  }
}

function articlesIn(value: unknown): Data | undefined {
  const things = (Array.isArray(value) ? value : [value]).filter(isRecord);
  const all = things.flatMap((thing) => [
    thing,
    ...(Array.isArray(thing["@graph"]) ? thing["@graph"].filter(isRecord) : []),
  ]);
  return all.find((thing) =>
    [thing["@type"]].flat().some((type) => typeof type === "string" && ARTICLES.test(type)),
  );
}

const isRecord = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textIn = (value: unknown): string | null => (typeof value === "string" ? value : null);

function nameIn(value: unknown): string | null {
  const names = [value].flat().map((each) => (isRecord(each) ? textIn(each["name"]) : textIn(each)));
  return names.filter((name) => name !== null).join(", ") || null;
}
