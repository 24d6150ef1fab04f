"use client";

import { initials, personColour } from "@/components/look/person-colour";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { useOthers } from "@/components/presence/presence-context";
import classes from "./map-people.module.css";
import { placeTicks } from "./place-ticks";

/** Where the others read, as ticks beside the map; their names are in the list of who is here. */
export function MapPeople({ length }: { readonly length: number }) {
  const { revisionId } = useWorkbench().data.article;
  const others = useOthers();
  const here = others.filter((person) => person.revisionId === revisionId && !person.isAway);
  return placeTicks(here, length).map(({ person, part, nth }) => (
    <span
      key={person.userId}
      className={classes["tick"]}
      title={person.name}
      style={{ "--part": part, "--nth": nth, background: personColour(person.name) }}
    >
      {initials(person.name)}
    </span>
  ));
}
