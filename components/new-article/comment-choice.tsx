"use client";

import { Button, Checkbox } from "@mantine/core";
import type { ArticleDraft } from "./article-draft";
import classes from "./new-article.module.css";
import type { Reading } from "./use-reading";
import type { AddedInPart } from "./use-submit-article";

type Props = {
  readonly reading: Reading;
  readonly draft: Pick<ArticleDraft, "comments">;
  readonly change: (part: Partial<ArticleDraft>) => void;
};

/** Whether a document's comments become discussion, and the addresses in them evidence. */
export function CommentChoice({ reading, draft, change }: Props) {
  const { comments, commentAddresses: addresses } = reading;
  if (comments === 0) return null;
  const isTaken = draft.comments !== "leave";
  return (
    <div className={classes["blocks"]}>
      <Checkbox
        label={
          comments === 1
            ? "Take its comment as discussion on its words"
            : `Take its ${comments} comments as discussion on their words`
        }
        checked={isTaken}
        onChange={() => change({ comments: isTaken ? "leave" : "" })}
      />
      {addresses > 0 && (
        <Checkbox
          label={
            addresses === 1
              ? "And the address in it as evidence"
              : `And the ${addresses} addresses in them as evidence`
          }
          checked={draft.comments === "evidence"}
          disabled={!isTaken}
          onChange={() => change({ comments: draft.comments === "evidence" ? "" : "evidence" })}
        />
      )}
    </div>
  );
}

/** Says what did not come with an article that was added, and leads to it. */
export function AddedNotice({
  slug,
  added: { id, left },
}: {
  readonly slug: string;
  readonly added: AddedInPart;
}) {
  return (
    <div role="alert" className={classes["reading"]}>
      <p className={classes["warning"]}>{left}</p>
      <div className={classes["actions"]}>
        <Button component="a" href={`/w/${slug}/articles/${id}`} variant="default">
          Open the article
        </Button>
      </div>
    </div>
  );
}
