import type { HistoryLine } from "./record-history";

/** What one person did without a long pause. Lines are in the order that they were given in. */
export type Sitting<Line> = { readonly actor: string; readonly lines: readonly Line[] };

/** A day in UTC, YYYY-MM-DD, with its sittings. */
export type HistoryDay<Line> = { readonly day: string; readonly sittings: readonly Sitting<Line>[] };

type Timed = Pick<HistoryLine, "at"> & { readonly actor: string };

/** Longer than this, and whoever comes back begins anew. */
const PAUSE_MS = 20 * 60_000;

/** Lines by day, and within a day by who was at work: neighbours of one person, each within 20 minutes of the next. */
export function groupSittings<Line extends Timed>(lines: readonly Line[]): readonly HistoryDay<Line>[] {
  const days: { day: string; sittings: { actor: string; lines: Line[] }[] }[] = [];
  for (const line of lines) {
    const day = line.at.slice(0, 10);
    let last = days.at(-1);
    if (last?.day !== day) {
      last = { day, sittings: [] };
      days.push(last);
    }
    const sitting = last.sittings.at(-1);
    if (sitting !== undefined && goesOn(sitting.lines.at(-1), line)) sitting.lines.push(line);
    else last.sittings.push({ actor: line.actor, lines: [line] });
  }
  return days;
}

function goesOn(before: Timed | undefined, line: Timed): boolean {
  if (before?.actor !== line.actor) return false;
  return Math.abs(Date.parse(before.at) - Date.parse(line.at)) < PAUSE_MS;
}
