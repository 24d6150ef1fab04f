"use client";

import { useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { PersonMark } from "@/components/look/person-mark";
import classes from "./mention-list.module.css";
import { type MentionMenu, optionId } from "./mention-menu";

/** The members that "@" offers, beside the caret. */
export function MentionList({ menu }: { readonly menu: MentionMenu }) {
  const shown = useSyncExternalStore(menu.subscribe, menu.getSnapshot, () => null);
  if (shown === null) return null;
  return createPortal(
    <div id={menu.listId} role="listbox" aria-label="Members to mention" className={classes["list"]}>
      {shown.members.map((member, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the caret stays in the field, which names the active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
        <div
          key={member.userId}
          id={optionId(menu.listId, member)}
          role="option"
          aria-selected={at === shown.at}
          className={classes["option"]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => shown.take(member)}
        >
          <PersonMark name={member.name} />
          <bdi>{member.name}</bdi>
        </div>
      ))}
    </div>,
    shown.place,
  );
}
