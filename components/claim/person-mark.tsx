import classes from "./person-mark.module.css";

const COLOURS = ["#7a4a88", "#2f6f62", "#8a5a2b", "#3d5f94", "#8d3f52", "#55702c", "#5f5a7d"] as const;

/** A person in two letters. The name is said beside it or as its title. */
export function PersonMark({ name, title }: { readonly name: string; readonly title?: string }) {
  return (
    <span
      className={classes["mark"]}
      style={{ background: colourOf(name) }}
      title={title ?? name}
      aria-hidden
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = "", second] = words;
  const letters = second === undefined ? [...first].slice(0, 2) : [[...first][0], [...second][0]];
  return letters.join("").toLocaleUpperCase();
}

function colourOf(name: string): string {
  const sum = [...name].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return COLOURS[sum % COLOURS.length] ?? COLOURS[0];
}
