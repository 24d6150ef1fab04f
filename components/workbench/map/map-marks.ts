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
