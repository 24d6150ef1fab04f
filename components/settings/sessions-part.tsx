"use client";

import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { showAgo, showDay } from "@/components/look/show-date";
import { type ApiAnswer, askApi } from "@/lib/client/ask-api";
import { ChangeAnswer } from "./change-answer";
import classes from "./settings.module.css";
import type { SignedInSession } from "./settings-data";
import { useChange } from "./use-change";

/** Where one is signed in; ends one session, all others, or all. */
export function SessionsPart() {
  const { sessions, isWaiting, refusal, done, endOne, endOthers, endAll } = useSessions();
  const others = sessions?.filter((each) => !each.isThisOne) ?? [];
  return (
    <section className={classes["part"]} aria-labelledby="sessions-title">
      <h3 id="sessions-title" tabIndex={-1}>
        Where you are signed in
      </h3>
      <ChangeAnswer refusal={refusal} done={done} />
      {sessions !== null && (
        <ul className={classes["list"]} aria-labelledby="sessions-title">
          {sessions.map((each) => (
            <SessionLine key={each.sessionId} session={each} isWaiting={isWaiting} onEnd={endOne} />
          ))}
        </ul>
      )}
      <div className={classes["inline"]}>
        {others.length > 0 && (
          <Button variant="default" aria-disabled={isWaiting} onClick={endOthers}>
            Sign out everywhere else
          </Button>
        )}
        <Button variant="default" aria-disabled={isWaiting} onClick={endAll}>
          Sign out everywhere
        </Button>
      </div>
    </section>
  );
}

type LineProps = {
  readonly session: SignedInSession;
  readonly isWaiting: boolean;
  readonly onEnd: (session: SignedInSession) => void;
};

function SessionLine({ session, isWaiting, onEnd }: LineProps) {
  const { browser, createdAt, lastSeenAt, isThisOne } = session;
  const seen = isThisOne ? "in use now" : `last seen ${showAgo(lastSeenAt, new Date())}`;
  return (
    <li>
      <div className={classes["who"]}>
        <b>{browser}</b>
        <span>
          Signed in {showDay(createdAt)}, {seen}
        </span>
      </div>
      {isThisOne ? (
        <span className={classes["here"]}>This one</span>
      ) : (
        <Button
          variant="default"
          aria-disabled={isWaiting}
          aria-label={`Sign out ${browser}, signed in ${showDay(createdAt)}, ${seen}`}
          onClick={() => onEnd(session)}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}

/** Null until they are read. */
function useSessions() {
  const [sessions, setSessions] = useState<readonly SignedInSession[] | null>(null);
  const { change, isWaiting, refusal, done } = useChange();
  useEffect(() => {
    void askApi("GET /api/v1/me/sessions").then((answer) => {
      if (answer.ok) setSessions(answer.value.sessions);
    });
  }, []);
  const leave = (isLeft: (session: SignedInSession) => boolean) => {
    setSessions((now) => now?.filter(isLeft) ?? null);
    // The button that was pressed is gone: whoever works by keyboard goes on from the heading.
    document.getElementById("sessions-title")?.focus();
  };
  const end = (ask: () => Promise<ApiAnswer<unknown>>, onDone: () => void, said: string): void => {
    if (!isWaiting) void change(ask, onDone, said);
  };
  return {
    sessions,
    isWaiting,
    refusal,
    done,
    endOne: (session: SignedInSession) =>
      end(
        () => askApi("DELETE /api/v1/me/sessions/{sessionId}", { params: { sessionId: session.sessionId } }),
        () => leave((each) => each !== session),
        `${session.browser} is signed out.`,
      ),
    endOthers: () =>
      end(
        () => askApi("DELETE /api/v1/me/sessions", { query: { which: "others" } }),
        () => leave((each) => each.isThisOne),
        "You are signed out everywhere else.",
      ),
    endAll: () =>
      end(
        () => askApi("DELETE /api/v1/me/sessions"),
        () => window.location.assign("/sign-in"),
        "",
      ),
  };
}
