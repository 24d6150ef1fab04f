import type { PersonHere } from "@/lib/domain/presence";

/** A person's tick: how far down the map, from 0 to 1, and how many ticks already stand at that place. */
export type Tick = { readonly person: PersonHere; readonly part: number; readonly nth: number };

/** Ticks closer than this share of the map would lie on each other. */
const CLOSE = 0.025;

/** Where each reader's tick stands: at the middle of what they have on their screen; readers of one place in a column. */
export function placeTicks(people: readonly PersonHere[], length: number): readonly Tick[] {
  const read = people.flatMap((person) => {
    const window = person.window;
    if (window === null || length === 0) return [];
    return [{ person, part: Math.min(1, (window.start + window.end) / 2 / length) }];
  });
  const ticks: Tick[] = [];
  for (const { person, part } of read.toSorted((one, other) => one.part - other.part)) {
    const before = ticks.at(-1);
    const isClose = before !== undefined && part - before.part < CLOSE;
    ticks.push(isClose ? { person, part: before.part, nth: before.nth + 1 } : { person, part, nth: 0 });
  }
  return ticks;
}
