"use client";

import { Anchor, Button, Checkbox } from "@mantine/core";
import Link from "next/link";
import classes from "./new-articles.module.css";
import type { Piece, Summary } from "./pieces";
import { FORMAT_NAMES } from "./reading-card";

type Props = {
  readonly slug: string;
  readonly piece: Piece;
  readonly isAtWork: boolean;
  readonly onWant: (key: string, isWanted: boolean) => void;
  readonly onRemove: (key: string) => void;
};

/** One file or link: what was read of it and whether it is wanted, or what became of it. */
export function PieceRow({ slug, piece, isAtWork, onWant, onRemove }: Props) {
  const { key, name, state, isWanted } = piece;
  const isOver = state.kind === "added" || state.kind === "refused";
  return (
    <li className={classes["piece"]}>
      {state.kind === "read" ? (
        <Checkbox
          className={classes["wanted"] ?? ""}
          label={<bdi>{state.summary.title}</bdi>}
          checked={isWanted}
          disabled={isAtWork}
          onChange={(event) => onWant(key, event.currentTarget.checked)}
        />
      ) : (
        <p className={classes["name"]}>
          <bdi>
            {state.kind === "added" ? (
              <Anchor component={Link} href={`/w/${slug}/articles/${state.articleId}`} underline="always">
                {state.title}
              </Anchor>
            ) : (
              name
            )}
          </bdi>
        </p>
      )}
      {!isOver && !isAtWork && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`Take out ${name}`}
          onClick={() => onRemove(key)}
        >
          Take out
        </Button>
      )}
      <div className={classes["facts"]}>
        <Facts slug={slug} piece={piece} />
      </div>
    </li>
  );
}

function Facts({ slug, piece: { name, state } }: Pick<Props, "slug" | "piece">) {
  switch (state.kind) {
    case "waiting":
      return <p>Waits</p>;
    case "reading":
      return <p>Reading …</p>;
    case "unreadable":
      return <p className={classes["doubt"]}>{state.words}</p>;
    case "read":
      return <ReadFacts slug={slug} name={name} summary={state.summary} />;
    case "added":
      return <p>Added{state.left !== null && `. Not all of its comments were taken: ${state.left}`}</p>;
    case "refused":
      return (
        <p className={classes["doubt"]}>
          {state.words}
          {state.existingId !== null && (
            <>
              {" "}
              <Anchor component={Link} href={`/w/${slug}/articles/${state.existingId}`} underline="always">
                Open that one
              </Anchor>
            </>
          )}
        </p>
      );
  }
}

function ReadFacts({ slug, name, summary }: { slug: string; name: string; summary: Summary }) {
  const { format, words, comments, warnings, duplicates } = summary;
  return (
    <>
      <p>
        <bdi>{name}</bdi> · {FORMAT_NAMES[format] ?? format} · {words.toLocaleString("en")}{" "}
        {words === 1 ? "word" : "words"}
        {comments > 0 && ` · ${comments} ${comments === 1 ? "comment" : "comments"}`}
      </p>
      {warnings.map(({ kind, message }) => (
        <p key={`${kind}${message}`} className={classes["doubt"]}>
          {message}
        </p>
      ))}
      {duplicates.slice(0, 1).map(({ id, title, because }) => (
        <p key={id} className={classes["doubt"]}>
          You have this:{" "}
          <Anchor component={Link} href={`/w/${slug}/articles/${id}`} underline="always">
            <bdi>{title}</bdi>
          </Anchor>{" "}
          ({because === "address" ? "the same address" : "nearly the same text"}). Tick it to add it all the
          same.
        </p>
      ))}
    </>
  );
}
