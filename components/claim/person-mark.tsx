import { initials, personColour } from "./person-colour";
import classes from "./person-mark.module.css";

/** A person in two letters. The name is said beside it or as its title. */
export function PersonMark({ name, title }: { readonly name: string; readonly title?: string }) {
  return (
    <span
      className={classes["mark"]}
      style={{ background: personColour(name) }}
      title={title ?? name}
      aria-hidden
    >
      {initials(name)}
    </span>
  );
}
