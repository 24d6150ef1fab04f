"use client";

import { type HotkeyItem, useHotkeys } from "@mantine/hooks";
import type { RefObject } from "react";
import { moveBoundary } from "./boundary-handles";
import type { WorkbenchCommands } from "./make-commands";
import { useSingleKeys } from "./single-keys";
import type { Workbench } from "./workbench-context";

type Options = {
  readonly workbench: Workbench;
  readonly commands: WorkbenchCommands;
  readonly selected: RefObject<{ readonly start: number; readonly end: number } | null>;
  readonly claimAtCaret: () => Workbench["screen"]["activeId"];
  readonly scrubber: RefObject<HTMLInputElement | null>;
};

/** The workbench's keys. Not in fields; those that stand alone can be switched off. */
export function useKeys({ workbench, commands, selected, claimAtCaret, scrubber }: Options): void {
  const { screen, step } = workbench;
  const [isOn] = useSingleKeys();
  const enter = (event: KeyboardEvent): void => {
    if (isControl(event.target)) return;
    const claimId = claimAtCaret() ?? screen.activeId;
    if (claimId === null) return;
    event.preventDefault();
    commands.open(claimId);
  };
  const keys: HotkeyItem[] = isOn
    ? [
        ["j", () => commands.step(1)],
        ["k", () => commands.step(-1)],
        ["m", () => commands.mark(selected.current)],
        ["v", () => commands.form("verdict")],
        ["e", () => commands.form("evidence")],
        ["c", () => commands.form("comment")],
        ["s", () => commands.form("settle")],
        ["d", () => commands.form("describe")],
        ["t", () => step({ do: "talk", talk: { isOpen: true } })],
        ["l", () => step({ do: "toggle-tray", isOpen: true })],
        ["u", () => commands.undo()],
        ["h", () => scrubber.current?.focus()],
        ["/", () => step({ do: "toggle-filter", isOpen: true })],
        ["?", () => step({ do: "toggle-keys", isOpen: true }), { usePhysicalKeys: false }],
        ["shift+?", () => step({ do: "toggle-keys", isOpen: true }), { usePhysicalKeys: false }],
        ["Enter", enter, { preventDefault: false }],
        ["[", () => moveBoundary("start", "outward")],
        ["]", () => moveBoundary("end", "outward")],
        ["shift+{", () => moveBoundary("start", "inward")],
        ["shift+}", () => moveBoundary("end", "inward")],
      ]
    : [["Enter", enter, { preventDefault: false }]];
  useHotkeys(keys.map(outsideDialogs));
  const escapeKey: HotkeyItem = ["Escape", () => commands.backToText(), { preventDefault: false }];
  useHotkeys([outsideDialogs(escapeKey)], [], true);
}

/** A dialog has its own keys: what stands behind it stays as it is. */
function outsideDialogs([key, handler, options]: HotkeyItem): HotkeyItem {
  const guarded = (event: KeyboardEvent): void => {
    const isInDialog = event.target instanceof Element && event.target.closest("[role=dialog]") !== null;
    if (!isInDialog) handler(event);
  };
  return options === undefined ? [key, guarded] : [key, guarded, options];
}

function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("button, a, [role=tab], [role=menuitem], summary") !== null
  );
}
