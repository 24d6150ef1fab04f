"use client";

import { Button, Drawer } from "@mantine/core";
import { useEffect, useRef } from "react";
import { Discussion } from "@/components/claim/discussion/discussion";
import type { DiscussionPlace } from "@/components/claim/discussion/one-comment";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import classes from "./article-talk.module.css";
import { TALK_OPENER_ID } from "./talk-opener";

const TALK_ID = "article-talk";

/** The discussion of the article as a whole, in a sheet at the side; on a phone it covers the screen. */
export function ArticleTalk() {
  const { screen, step } = useWorkbench();
  const { isOpen } = screen.talk;
  useFocusBack(isOpen);
  const close = (): void => step({ do: "talk", talk: { isOpen: false } });
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      title="Discussion of the article"
      position="right"
      size="md"
      returnFocus={false}
      closeOnEscape={false}
      // A list of members that is open above the text takes Escape for itself.
      onKeyDownCapture={(event) => {
        const hasList = event.currentTarget.querySelector("[role=listbox]") !== null;
        if (event.key === "Escape" && !hasList) close();
      }}
      closeButtonProps={{ "aria-label": "Close" }}
      attributes={{ header: { role: "presentation" } }}
    >
      <Talk />
    </Drawer>
  );
}

function Talk() {
  const { screen, shown, step } = useWorkbench();
  const mayComment = useMay()("comment");
  const { form } = screen.talk;
  const place: DiscussionPlace = {
    claimId: null,
    form,
    openForm: (next) => step({ do: "talk", talk: { form: next } }),
    closeForm: () => step({ do: "talk", talk: { form: null } }),
    focus: () => requestAnimationFrame(() => document.getElementById(TALK_ID)?.focus()),
  };
  // The focus begins in the form that is open or else here, not on the button that closes: a space would press it.
  return (
    <div id={TALK_ID} className={classes["talk"]} tabIndex={-1} data-autofocus={form === null || undefined}>
      <Discussion
        place={place}
        comments={shown.comments}
        empty="Nobody has said anything about the article as a whole yet."
        withheld={null}
      />
      {mayComment && form === null && (
        <div className={classes["actions"]}>
          <Button size="compact-md" variant="default" onClick={() => place.openForm({ kind: "comment" })}>
            Comment
          </Button>
        </div>
      )}
    </div>
  );
}

/** After the sheet closed, the focus is where it was before, or on what opens it. */
function useFocusBack(isOpen: boolean): void {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    before.current = document.activeElement;
    return () => {
      requestAnimationFrame(() => focusAgain(before.current));
    };
  }, [isOpen]);
}

/** Not where a key that came right after has taken the focus somewhere already. */
function focusAgain(before: Element | null): void {
  const now = document.activeElement;
  if (now !== null && now !== document.body && now.closest("[role=dialog]") === null) return;
  const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
  const target = isThere ? before : document.getElementById(TALK_OPENER_ID);
  target?.focus({ preventScroll: true });
}
