"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { claimLook } from "@/components/look/claim-look";
import { initials, personColour } from "@/components/look/person-colour";
import { isLost } from "@/components/open-article/in-tray";
import type { MountedArticle } from "@/components/open-article/mount-article";
import { endOf, startOf } from "@/components/open-article/text-order";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { useOthers } from "@/components/presence/presence-context";
import classes from "./article-map.module.css";
import { distinctMarks, placeTicks } from "./map-marks";

/** The whole article as a strip: a mark per claim, and the window one sees. Clicking goes there. */
export function ArticleMap({ article }: { readonly article: MountedArticle | null }) {
  const { claims, data, screen, seen } = useWorkbench();
  const part = useSeenPart(article);
  const strip = useRef<HTMLDivElement>(null);
  const length = article?.map.text.length ?? 0;
  const marks = useMemo(
    () =>
      length === 0
        ? []
        : distinctMarks(
            claims
              .filter((claim) => !isLost(claim))
              .map((claim) => ({
                id: claim.claimId,
                top: (startOf(claim) / length) * 100,
                height: Math.max(0.6, ((endOf(claim) - startOf(claim)) / length) * 100),
                colour: claimLook(claim, data.desk.scale).colour,
              })),
            (id) => id === screen.activeId || seen.changed.has(id),
          ),
    [claims, length, data.desk.scale, screen.activeId, seen.changed],
  );
  const go = (event: React.PointerEvent): void => {
    const rect = strip.current?.getBoundingClientRect();
    if (rect === undefined || article === null || (event.buttons & 1) === 0) return;
    const part = (event.clientY - rect.top) / rect.height;
    const text = article.view.dom.getBoundingClientRect();
    window.scrollTo({ top: window.scrollY + text.top + part * text.height - window.innerHeight / 2 });
  };
  return (
    <div className={classes["map"]} aria-hidden>
      <div ref={strip} className={classes["strip"]} onPointerDown={go} onPointerMove={go}>
        {marks.map((mark) => (
          <span
            key={mark.id}
            className={classes["claim"]}
            data-active={mark.id === screen.activeId}
            data-changed={seen.changed.has(mark.id)}
            style={{ top: `${mark.top}%`, height: `${mark.height}%`, background: mark.colour }}
          />
        ))}
        <MapPeople length={length} />
        {part !== null && (
          <span
            className={classes["seen"]}
            style={{ top: `${part.top * 100}%`, height: `${part.height * 100}%` }}
          />
        )}
      </div>
    </div>
  );
}

type SeenPart = { readonly top: number; readonly height: number };

function useSeenPart(article: MountedArticle | null): SeenPart | null {
  const [part, setPart] = useState<SeenPart | null>(null);
  useEffect(() => {
    if (article === null) return;
    let frame = 0;
    const read = (): void => {
      frame = 0;
      setPart(seenPart(article.view.dom.getBoundingClientRect(), window.innerHeight));
    };
    const schedule = (): void => {
      if (frame === 0) frame = requestAnimationFrame(read);
    };
    const observer = new ResizeObserver(schedule);
    observer.observe(article.view.dom);
    window.addEventListener("scroll", schedule, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      window.removeEventListener("scroll", schedule);
    };
  }, [article]);
  return part;
}

function seenPart(text: DOMRect, windowHeight: number): SeenPart {
  const top = Math.min(Math.max(-text.top / text.height, 0), 1);
  const bottom = Math.min(Math.max((windowHeight - text.top) / text.height, 0), 1);
  return { top, height: Math.max(bottom - top, 0.02) };
}

/** Where the others read, as ticks beside the map; their names are in the list of who is here. */
function MapPeople({ length }: { readonly length: number }) {
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
