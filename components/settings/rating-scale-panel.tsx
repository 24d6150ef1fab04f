"use client";

import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { VerdictTag } from "@/components/look/verdict-tag";
import { askApi } from "@/lib/client/ask-api";
import type { RatingScale } from "@/lib/domain/rating";
import { ChangeAnswer } from "./change-answer";
import { lookAlikes, withAdded, withMoved, withRating } from "./changed-scale";
import { RatingFields } from "./rating-fields";
import classes from "./settings.module.css";
import { useChange } from "./use-change";

type Props = { readonly slug: string; readonly mayManage: boolean; readonly first: RatingScale };

/** The ratings that verdicts choose from. Those already given can be renamed, not removed. */
export function RatingScalePanel({ slug, mayManage, first }: Props) {
  return (
    <section aria-labelledby="scale-title">
      <h2 id="scale-title" className={classes["title"]}>
        Rating scale
      </h2>
      {mayManage ? (
        <ScaleEditor slug={slug} first={first} />
      ) : (
        <ul className={classes["list"]}>
          {first.map((rating) => (
            <li key={rating.id}>
              <VerdictTag rating={rating} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ScaleEditor({ slug, first }: Omit<Props, "mayManage">) {
  const [saved, setSaved] = useState(first);
  const [scale, setScale] = useState(first);
  const { change, isWaiting, refusal, done } = useChange();
  const alike = lookAlikes(scale);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = { ratings: scale };
    void change(
      () => askApi("PUT /api/v1/workspaces/{slug}/ratings", { params: { slug }, body }),
      () => setSaved(scale),
      "The scale is saved.",
    );
  };
  return (
    <>
      <p className={classes["hint"]}>
        A new name shows wherever the rating was given. A value places a rating on the scale, for example 5
        for the best and 1 for the worst; without one it stands beside the scale. Reports are written in the
        article’s language: there a rating has its name in that language. Where you give none, its name here
        stands; the names of the scale that every desk begins with are translated.
      </p>
      <form onSubmit={save}>
        <ol className={classes["ratings"]}>
          {scale.map((rating, at) => (
            <RatingFields
              key={rating.id}
              rating={rating}
              isFirst={at === 0}
              isLast={at === scale.length - 1}
              onChange={(part) => setScale(withRating(scale, rating.id, part))}
              onMove={(step) => setScale(withMoved(scale, rating.id, step))}
              onRemove={() => setScale(scale.filter((each) => each !== rating))}
            />
          ))}
        </ol>
        {alike !== null && (
          <p className={classes["refusal"]}>
            {alike[0].label} and {alike[1].label} look the same. Give one of them another mark or colour.
          </p>
        )}
        <div className={classes["inline"]}>
          <Button type="submit" loading={isWaiting} disabled={scale === saved}>
            Save the scale
          </Button>
          {scale !== saved && (
            <Button variant="default" onClick={() => setScale(saved)}>
              Undo the changes
            </Button>
          )}
        </div>
        <ChangeAnswer refusal={refusal} done={scale === saved ? done : ""} />
      </form>
      <AddRating onAdd={(label) => setScale(withAdded(scale, label))} />
    </>
  );
}

function AddRating({ onAdd }: { readonly onAdd: (label: string) => void }) {
  const [label, setLabel] = useState("");
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (label.trim() === "") return;
    onAdd(label.trim());
    setLabel("");
  };
  return (
    <form onSubmit={add} className={classes["inline"]}>
      <TextInput
        label="New rating"
        maxLength={60}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        Add to the scale
      </Button>
    </form>
  );
}
