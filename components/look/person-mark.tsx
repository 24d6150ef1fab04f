import { initials, personColour } from "./person-colour";
import classes from "./person-mark.module.css";

type Props = {
  readonly name: string;
  readonly title?: string;
  readonly isSmall?: boolean;
  /** Drawn as an outline. */
  readonly isAway?: boolean;
};

/** A person in two letters. The name is said beside it or as its title. */
export function PersonMark({ name, title, isSmall = false, isAway = false }: Props) {
  return (
    <span
      className={classes["mark"]}
      style={{ "--person": personColour(name) }}
      data-small={isSmall}
      data-away={isAway}
      title={(title ?? name) || undefined}
      aria-hidden
    >
      {initials(name)}
    </span>
  );
}
