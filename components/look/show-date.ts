const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
const fullDay = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const minute = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** A calendar day (YYYY-MM-DD or RFC 3339) as "14 May 2026"; what is no date stays as it is. */
export function showDay(date: string): string {
  const moment = Date.parse(date);
  return Number.isNaN(moment) ? date : day.format(moment);
}

/** A calendar day as "Thursday 14 May 2026". */
export const showWeekday = (date: string): string =>
  `${weekday.format(Date.parse(date))} ${fullDay.format(Date.parse(date))}`;

/** The time of day of a moment in UTC, as "16:05". */
export const showTime = (at: string): string => time.format(Date.parse(at));

/** A moment in UTC, to the minute. */
export function showMinute(at: string): string {
  return `${minute.format(Date.parse(at))} UTC`;
}

/** How long ago, short: "just now", "38 min ago", "2 h ago", "3 d ago", then the day. */
export function showAgo(at: string, now: Date): string {
  const age = now.getTime() - Date.parse(at);
  if (age < MINUTE) return "just now";
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  return age < 7 * DAY ? `${Math.floor(age / DAY)} d ago` : showDay(at);
}
