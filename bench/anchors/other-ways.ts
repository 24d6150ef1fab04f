import search from "approx-string-match";
import type { AnchorRange } from "../../lib/domain/anchor";
import type { Stretch } from "./judge";

/**
 * As the Hypothesis client finds a quote (its source says how, and its weights): wherever the text has it exactly or, failing
 * that, with errors in up to half of its characters, the place that scores best by likeness, context and old position.
 */
export function findAsHypothesis(
  text: string,
  { exact, prefix, suffix, start }: AnchorRange,
): Stretch | null {
  const places = placesLike(text, exact, Math.min(256, exact.length / 2));
  const scored = places.map((place) => {
    const before = text.slice(Math.max(0, place.start - prefix.length), place.start);
    const after = text.slice(place.end, place.end + suffix.length);
    const nearness = 1 - Math.abs(place.start - start) / text.length;
    const likeness = 1 - place.errors / exact.length;
    return {
      place,
      score: 50 * likeness + 20 * (likeIn(before, prefix) + likeIn(after, suffix)) + 2 * nearness,
    };
  });
  return (
    scored.reduce<(typeof scored)[number] | null>(
      (best, each) => (best === null || each.score > best.score ? each : best),
      null,
    )?.place ?? null
  );
}

function placesLike(
  text: string,
  wanted: string,
  most: number,
): readonly (Stretch & { readonly errors: number })[] {
  const exactly = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1))
    exactly.push({ start: at, end: at + wanted.length, errors: 0 });
  return exactly.length > 0 ? exactly : search(text, wanted, most);
}

/** How much of a context is there, from 0 to 1. */
function likeIn(text: string, context: string): number {
  if (context === "" || text === "") return context === "" ? 1 : 0;
  const [best] = placesLike(text, context, context.length);
  return best === undefined ? 0 : 1 - best.errors / context.length;
}

/** As Apache Annotator's text quote selector finds one: prefix, quote and suffix, character for character, the first time. */
export function findAsApache(text: string, { exact, prefix, suffix }: AnchorRange): Stretch | null {
  const at = text.indexOf(prefix + exact + suffix);
  return at === -1 ? null : { start: at + prefix.length, end: at + prefix.length + exact.length };
}
