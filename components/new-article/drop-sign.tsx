import classes from "./drop-sign.module.css";

/** Says, while a file hovers over the page, what dropping it does. */
export function DropSign({ isOver }: { readonly isOver: boolean }) {
  if (!isOver) return null;
  return (
    <div className={classes["drop"]}>
      <p>Drop the file to make an article of it</p>
    </div>
  );
}
