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
 * A date for people, as in "22 November 2026" or, when the text says a time, "22 November 2026, 09:01 UTC". What is
 * no ISO 8601 date comes back as it is.
 */
export function writtenDate(date: string): string {
  const at = new Date(date);
  if (!/^\d{4}-\d{2}-\d{2}/.test(date) || Number.isNaN(at.getTime())) return date;
  const day = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()] ?? ""} ${at.getUTCFullYear()}`;
  return date.length === 10 ? day : `${day}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`;
}

/** As in "November 2026". */
export function writtenMonth(date: string): string {
  const at = new Date(date);
  return `${MONTHS[at.getUTCMonth()] ?? ""} ${at.getUTCFullYear()}`;
}

/** Whether a text is an ISO 8601 date that machines will read. */
export function isMachineDate(date: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(date) &&
    !Number.isNaN(Date.parse(date))
  );
}

const two = (count: number) => String(count).padStart(2, "0");
