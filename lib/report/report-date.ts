import { LRUCache } from "lru-cache";
import type { Words } from "../words/words";

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/**
 * A date for people, as in "22 November 2026" or, when the text says a time, "22 November 2026, 09:01 UTC"; in other
 * languages as their region writes it. What is no ISO 8601 date comes back as it is.
 */
export function writtenDate(date: string, { language, locale }: Pick<Words, "language" | "locale">): string {
  const at = new Date(date);
  if (!/^\d{4}-\d{2}-\d{2}/.test(date) || Number.isNaN(at.getTime())) return date;
  const hasTime = date.length > 10;
  return language === "en"
    ? englishDate(at, hasTime)
    : dateFormat(locale, hasTime ? WITH_TIME : DAY).format(at);
}

/** As in "November 2026". */
export function writtenMonth(date: string, { language, locale }: Pick<Words, "language" | "locale">): string {
  const at = new Date(date);
  if (language === "en") return `${MONTHS[at.getUTCMonth()] ?? ""} ${at.getUTCFullYear()}`;
  return dateFormat(locale, MONTH).format(at);
}

function englishDate(at: Date, hasTime: boolean): string {
  const day = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()] ?? ""} ${at.getUTCFullYear()}`;
  return hasTime ? `${day}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC` : day;
}

/** Making a format takes a thousand times as long as writing a date; a report has one or two. */
const formats = new LRUCache<string, Intl.DateTimeFormat>({ max: 50 });

function dateFormat(locale: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${Object.keys(parts).join(" ")}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, parts);
  formats.set(key, format);
  return format;
}

const DAY = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
const MONTH = { month: "long", year: "numeric", timeZone: "UTC" } as const;
const WITH_TIME = {
  ...DAY,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZoneName: "short",
} as const;

/** Whether a text is an ISO 8601 date that machines will read. */
export function isMachineDate(date: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(date) &&
    !Number.isNaN(Date.parse(date))
  );
}

const two = (count: number) => String(count).padStart(2, "0");
