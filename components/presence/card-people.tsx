"use client";

import { VisuallyHidden } from "@mantine/core";
import { PersonMark } from "@/components/look/person-mark";
import type { ClaimId } from "@/lib/domain/ids";
import classes from "./card-people.module.css";
import { describeWriters } from "./describe-presence";
import { useOthers, useOthersOn } from "./presence-context";

const MOST_PEOPLE = 4;

/** Who else has the claim open, sitting on the card's edge where they take no room from it. */
export function CardPeople({ claimId }: { readonly claimId: ClaimId }) {
  const here = useOthersOn(claimId).filter((person) => person.openClaimId === claimId && !person.isAway);
  if (here.length === 0) return null;
  const more = here.slice(MOST_PEOPLE);
  return (
    <ul className={classes["people"]} aria-label="Who has this claim open">
      {here.slice(0, MOST_PEOPLE).map((person) => (
        <li key={person.userId} title={person.name}>
          <PersonMark name={person.name} isSmall title="" />
          <VisuallyHidden component="span">{person.name}</VisuallyHidden>
        </li>
      ))}
      {more.length > 0 && (
        <li className={classes["more"]} title={more.map(({ name }) => name).join("\n")}>
          +{more.length}
        </li>
      )}
    </ul>
  );
}

/** Who else writes a verdict on the claim, in words; null when nobody does. */
export function useWriters(claimId: ClaimId): string | null {
  return describeWriters(useOthersOn(claimId), claimId);
}

/** The words in one line, so that the card keeps its height. */
export function WritersLine({ words }: { readonly words: string }) {
  return (
    <span className={classes["writers"]} title={words}>
      {words}
    </span>
  );
}

/** Who else writes a comment here, in words. The line is there before anybody does, so that nothing moves. */
export function CommentWriters({ claimId }: { readonly claimId: ClaimId | null }) {
  const words = describeWriters(useOthers(), claimId, "comment");
  return (
    <p className={classes["commenting"]} role="status">
      {words}
    </p>
  );
}
