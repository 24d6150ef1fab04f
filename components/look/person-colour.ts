/**
 * Colours of people, for light paper and for dark: greyer than any verdict's, so that nobody is taken for a
 * judgement. They only help; people are told apart by their initials and names.
 */
export const PERSON_COLOURS = [
  ["#5c3441", "#f0becc"],
  ["#5d3827", "#f0c2ae"],
  ["#4f4119", "#ddcda1"],
  ["#344a28", "#bdd7b0"],
  ["#144d44", "#a3dbcf"],
  ["#17495a", "#a4d7ec"],
  ["#364163", "#becdf6"],
  ["#4e3858", "#ddc3e9"],
] as const;

/** The colour of a person, the same wherever they are shown. */
export function personColour(name: string): string {
  const sum = [...name].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  const [light, dark] = PERSON_COLOURS[sum % PERSON_COLOURS.length] ?? PERSON_COLOURS[0];
  return `light-dark(${light}, ${dark})`;
}

/** A person in two letters: of their first two words, or of the only one. */
export function initials(name: string): string {
  const [first = "", second] = name.trim().split(/\s+/);
  const letters = second === undefined ? [...first].slice(0, 2) : [[...first][0], [...second][0]];
  return letters.join("").toLocaleUpperCase();
}
