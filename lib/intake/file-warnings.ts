import type { IntakeWarning } from "./reading";

const MOST_NAMED = 8;
const MOST_LETTERS = 120;

/** The warning that lists what of a source is not in the text, each in a few words; none when nothing is missing. */
export function leftOut(things: readonly string[]): readonly IntakeWarning[] {
  if (things.length === 0) return [];
  const named = things.slice(0, MOST_NAMED).map(shortened);
  const more = things.length - named.length;
  return [
    { kind: "left-out", message: `Left out: ${named.join("; ")}${more > 0 ? `; and ${more} more` : ""}.` },
  ];
}

/** Words in quotation marks stay in them when they are cut. */
function shortened(thing: string): string {
  if (thing.length <= MOST_LETTERS) return thing;
  const cut = thing
    .slice(0, MOST_LETTERS)
    .toWellFormed()
    .replace(/\uFFFD$/, "");
  return `${cut}…${thing.startsWith("“") ? "”" : ""}`;
}

/** The warning that goes with a day that a file says it was made on; none where it says none. */
export const doubtfulDay = (madeOn: string | null): readonly IntakeWarning[] =>
  madeOn === null
    ? []
    : [
        {
          kind: "metadata-doubtful",
          message: `The file was made on ${madeOn}. When the article was published it does not say: correct the date if it was another day.`,
        },
      ];
