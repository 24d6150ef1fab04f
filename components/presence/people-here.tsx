"use client";

import { Tooltip, VisuallyHidden } from "@mantine/core";
import { PersonMark } from "@/components/look/person-mark";
import type { MountedArticle } from "@/components/open-article/mount-article";
import { useNameOf, useWorkbench } from "@/components/open-article/workbench-context";
import type { ClaimId } from "@/lib/domain/ids";
import type { PersonHere } from "@/lib/domain/presence";
import { describePresence } from "./describe-presence";
import classes from "./people-here.module.css";
import { useOthers } from "./presence-context";

/** How many marks there is room for; the style sheet shows fewer on narrow screens, and the rest as a number. */
const ROOM = [5, 3, 1] as const;

/** Who is here: others first, oneself last. Its width is always the same, so nobody's coming moves anything. */
export function PeopleHere({ article }: { readonly article: MountedArticle | null }) {
  const { data, claims } = useWorkbench();
  const others = useOthers();
  const own = useNameOf()(data.me.id);
  const placeOf = (claimId: ClaimId): number | null => {
    const at = claims.findIndex((claim) => claim.claimId === claimId);
    return at < 0 ? null : at + 1;
  };
  const words = (person: PersonHere): string => `${person.name}: ${describePresence(person, placeOf)}`;
  const lines = [...others.map(words), `${own}: you`];
  return (
    <ul className={classes["people"]} aria-label="Who is here">
      {others.slice(0, ROOM[0]).map((person) => (
        <li key={person.userId} className={classes["person"]}>
          <Tooltip label={words(person)} openDelay={200} withinPortal={false}>
            <button type="button" className={classes["go"]} onClick={() => goTo(article, person)}>
              <PersonMark name={person.name} isAway={person.isAway} title="" />
              <VisuallyHidden component="span">{words(person)}</VisuallyHidden>
            </button>
          </Tooltip>
        </li>
      ))}
      {others.length < ROOM[0] && (
        <li className={classes["person"]} title={`${own}: you`}>
          <PersonMark name={own} title="" />
          <VisuallyHidden component="span">{own}: you</VisuallyHidden>
        </li>
      )}
      {ROOM.map((room) =>
        lines.length > room ? (
          <li key={room} className={classes["more"]} data-room={room} title={lines.slice(room).join("\n")}>
            <span aria-hidden>+{lines.length - room}</span>
            <VisuallyHidden component="span">{lines.slice(room).join(", ")}</VisuallyHidden>
          </li>
        ) : null,
      )}
    </ul>
  );
}

/** Scrolls to where somebody reads. */
function goTo(article: MountedArticle | null, { selection, window: read }: PersonHere): void {
  const offset = selection?.start ?? read?.start;
  if (article === null || offset === undefined) return;
  const { top } = article.caretRect(Math.min(offset, article.map.text.length));
  window.scrollBy({ top: top - window.innerHeight / 4 });
}
