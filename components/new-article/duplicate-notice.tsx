"use client";

import { Button } from "@mantine/core";
import classes from "./new-article.module.css";

/** An article that the desk has already. */
export type Duplicate = { readonly id: string; readonly title: string; readonly because: "address" | "text" };

type Props = {
  readonly slug: string;
  readonly duplicate: Duplicate;
  readonly isWaiting: boolean;
  readonly onNewer: () => void;
  readonly onAddAnyway: () => void;
};

/** Says that the desk has this, and the three ways on. */
export function DuplicateNotice({
  slug,
  duplicate: { id, title, because },
  isWaiting,
  onNewer,
  onAddAnyway,
}: Props) {
  return (
    <div role="alert" className={classes["reading"]}>
      <p className={classes["source-name"]}>
        You have this: <a href={`/w/${slug}/articles/${id}`}>{title}</a>
      </p>
      <p className={classes["warning"]}>
        {because === "address" ? "It came from the same address." : "Its text is nearly or wholly the same."}{" "}
        Nothing was added yet.
      </p>
      <div className={classes["actions"]}>
        <Button variant="default" disabled={isWaiting} onClick={onNewer}>
          Add as its newer version
        </Button>
        <Button variant="default" disabled={isWaiting} onClick={onAddAnyway}>
          Add anyway
        </Button>
      </div>
    </div>
  );
}
