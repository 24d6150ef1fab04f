import type { RatingId } from "@/lib/domain/ids";
import { MARKS, PALETTE, type Rating, type RatingLabels, type RatingScale } from "@/lib/domain/rating";

/** The scale with one rating changed. */
export function withRating(scale: RatingScale, id: string, part: Partial<Rating>): RatingScale {
  return scale.map((each) => (each.id === id ? { ...each, ...part } : each));
}

/** The scale with one rating moved by `step` places, as far as there are places. */
export function withMoved(scale: RatingScale, id: string, step: -1 | 1): RatingScale {
  const from = scale.findIndex((each) => each.id === id);
  const to = from + step;
  const moved = scale[from];
  if (moved === undefined || to < 0 || to >= scale.length) return scale;
  const rest = scale.filter((each) => each !== moved);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

/** The scale with a new rating at its end; its id is its label in kebab-case, told apart from those there are. */
export function withAdded(scale: RatingScale, label: string): RatingScale {
  const taken = new Set<string>(scale.map((each) => each.id));
  const used = new Set(scale.map((each) => each.mark));
  const base = kebab(label);
  const candidates = [base, ...scale.map((_, at) => `${base}-${at + 2}`)];
  const id = candidates.find((each) => !taken.has(each)) ?? base;
  const added: Rating = {
    id: id as RatingId,
    label,
    value: null,
    colour: Object.keys(PALETTE).find((each) => !scale.some(({ colour }) => colour === each)) ?? "#55555f",
    mark: MARKS.find((mark) => !used.has(mark)) ?? "question",
  };
  return [...scale, added];
}

/** The labels with that of one language changed; without it where nothing is written. */
export function withLabel(labels: RatingLabels, language: string, label: string): RatingLabels {
  const { [language]: _, ...others } = labels;
  return label.trim() === "" ? others : { ...others, [language]: label };
}

/** Two ratings that would look the same without colour, or null. */
export function lookAlikes(scale: RatingScale): readonly [Rating, Rating] | null {
  for (const [at, rating] of scale.entries()) {
    const twin = scale
      .slice(at + 1)
      .find((each) => each.mark === rating.mark && each.colour === rating.colour);
    if (twin !== undefined) return [rating, twin];
  }
  return null;
}

function kebab(label: string): string {
  const words = label
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return (words ?? ["rating"]).join("-").slice(0, 50).replace(/-$/, "");
}
