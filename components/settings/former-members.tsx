"use client";

import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { showDay } from "@/components/look/show-date";
import { askApi } from "@/lib/client/ask-api";
import { ChangeAnswer } from "./change-answer";
import { nameRole } from "./role-words";
import classes from "./settings.module.css";
import type { FormerMember } from "./settings-data";
import { useChange } from "./use-change";

type Props = { readonly slug: string; readonly first: readonly FormerMember[] };

/** Who left the desk: an owner takes their name away when they ask for it. */
export function FormerMembers({ slug, first }: Props) {
  const [people, setPeople] = useState(first);
  const [asked, setAsked] = useState<FormerMember | null>(null);
  const { change, isWaiting, refusal, done } = useChange();
  if (people.length === 0) return null;
  const remove = (person: FormerMember) => {
    setAsked(null);
    return change(
      () =>
        askApi("DELETE /api/v1/workspaces/{slug}/members/{userId}/name", {
          params: { slug, userId: person.userId },
        }),
      ({ name }) =>
        setPeople(people.map((each) => (each === person ? { ...each, name, isNameRemoved: true } : each))),
      "The name is removed.",
    );
  };
  return (
    <section aria-labelledby="former-title">
      <h2 id="former-title" className={classes["title"]}>
        Former members
      </h2>
      <p className={classes["hint"]}>What they did stays in the record.</p>
      <ChangeAnswer refusal={refusal} done={done} />
      <ul className={classes["list"]} aria-label="Former members">
        {people.map((person) => (
          <li key={person.userId}>
            <div className={classes["who"]}>
              <b>
                <bdi>{person.name}</bdi>
              </b>
              <span>
                {nameRole(person.role)} until {showDay(person.removedAt)}
              </span>
            </div>
            {person.isNameRemoved ? (
              <span>Name removed</span>
            ) : (
              <Button
                variant="default"
                aria-disabled={isWaiting}
                aria-label={`Remove the name of ${person.name}`}
                onClick={() => isWaiting || setAsked(person)}
              >
                Remove the name
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === null ? "" : `Remove the name of ${asked.name}?`}
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <p className={classes["hint"]}>
          They become “Former member” and a number in the record, in new exports and in notifications. Their
          e-mail address and password are deleted. This cannot be taken back.
        </p>
        <p className={classes["hint"]}>
          Published editions stay as they are, with the name in them. A name that somebody typed into a text
          stays there too.
        </p>
        <div className={classes["controls"]}>
          <Button variant="default" data-autofocus onClick={() => setAsked(null)}>
            Keep it
          </Button>
          <Button onClick={() => asked !== null && void remove(asked)}>Remove the name</Button>
        </div>
      </Modal>
    </section>
  );
}
