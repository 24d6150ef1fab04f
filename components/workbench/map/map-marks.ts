import type { PersonHere } from "@/lib/domain/presence";

/** A claim on the map: where it stands and how far it reaches, in hundredths of the article's length. */
export type MapMark<Id extends string = string> = {
  readonly id: Id;
  readonly top: number;
  readonly height: number;
  readonly colour: string;
};

/** The map is some 800 pixels high: finer than this, marks would lie on each other. */
const STEP = 0.25;

/**
 * The marks that can be told apart, however many claims there are: of those that begin on the same spot the one that
 * reaches furthest, of equal ones the last. What `stays` says is always among them. In the order given.
 */
export function distinctMarks<Id extends string>(
  marks: readonly MapMark<Id>[],
  stays: (id: Id) => boolean,
): readonly MapMark<Id>[] {
  const shown = new Map<number, MapMark<Id>>();
  for (const mark of marks) {
    const spot = Math.floor(mark.top / STEP);
    const there = shown.get(spot);
    if (there === undefined || there.height <= mark.height) shown.set(spot, mark);
  }
  const chosen = new Set([...shown.values()].map(({ id }) => id));
  return marks.filter(({ id }) => chosen.has(id) || stays(id));
}

/** A person's tick: how far down the map, from 0 to 1, and how many ticks already stand at that place. */
type Tick = { readonly person: PersonHere; readonly part: number; readonly nth: number };

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
