"use client";

import { spotlight } from "@mantine/spotlight";
import { type RefObject, useEffectEvent, useLayoutEffect } from "react";
import { pressedKey } from "@/components/browser/pressed-key";
import { useSingleKeys } from "@/components/browser/single-keys";
import type { Workbench } from "@/components/open-article/workbench-context";
import type { WorkbenchCommands } from "./make-commands";

type Options = {
  readonly workbench: Workbench;
  readonly commands: WorkbenchCommands;
  readonly selected: RefObject<{ readonly start: number; readonly end: number } | null>;
  readonly claimAtCaret: () => Workbench["screen"]["activeId"];
  readonly scrubber: RefObject<HTMLInputElement | null>;
  /** Moves an end of the active claim by a word. */
  readonly moveBoundary: (edge: "start" | "end", way: "outward" | "inward") => void;
};

/**
 * The workbench's keys. Not in fields, and none but Escape while a form, a dialog or a menu is open, wherever the
 * focus is: what was meant for it never does something behind it. Those that stand alone can be switched off.
 */
export function useKeys({
  workbench,
  commands,
  selected,
  claimAtCaret,
  scrubber,
  moveBoundary,
}: Options): void {
  const { screen, step } = workbench;
  const [isOn] = useSingleKeys();
  const enter = (event: KeyboardEvent): boolean => {
    const claimId = claimAtCaret() ?? screen.activeId;
    if (claimId === null || isControl(event.target)) return false;
    commands.open(claimId);
    return true;
  };
  const single: Readonly<Record<string, () => void>> = {
    j: () => commands.step(1),
    k: () => commands.step(-1),
    m: () => commands.mark(selected.current, "write"),
    v: () => commands.form("verdict"),
    e: () => commands.form("evidence"),
    c: () => commands.form("comment"),
    s: () => commands.form("settle"),
    d: () => commands.form("describe"),
    w: () => commands.form("wording"),
    b: commands.likes,
    t: () => step({ do: "talk", talk: { isOpen: true } }),
    l: () => step({ do: "toggle-tray", isOpen: true }),
    h: () => scrubber.current?.focus(),
    "/": () => step({ do: "toggle-filter", isOpen: true }),
    "?": () => step({ do: "toggle-keys", isOpen: true }),
    "[": () => moveBoundary("start", "outward"),
    "]": () => moveBoundary("end", "outward"),
    "{": () => moveBoundary("start", "inward"),
    "}": () => moveBoundary("end", "inward"),
  };
  const withModifier: Readonly<Record<string, () => void>> = {
    "Mod+z": commands.takeBack,
    "Mod+Shift+z": commands.doAgain,
    "Mod+k": spotlight.open,
  };
  /** Whether the key was one of the workbench's. */
  const press = (event: KeyboardEvent, wasOverlaid: boolean): boolean => {
    const key = pressedKey(event);
    // A sheet is drawn a moment after it was opened.
    const isSheetOpen = screen.talk.isOpen || screen.isTrayOpen || screen.isKeySheetOpen;
    if (key === null || wasOverlaid || isSheetOpen) return false;
    if (key === "Escape") {
      commands.backToText();
      return false;
    }
    if (isField(event.target) || (screen.form !== null && key !== "Mod+k")) return false;
    if (key === "Enter") return enter(event);
    const act = withModifier[key] ?? (isOn ? single[key] : undefined);
    act?.();
    return act !== undefined;
  };
  const hear = useEffectEvent((event: KeyboardEvent, wasOverlaid: boolean) => {
    if (press(event, wasOverlaid)) event.preventDefault();
  });
  // A layout's effect, to stand before those who close at a key, such as a dialog of this very screen.
  useLayoutEffect(() => {
    const root = document.documentElement;
    let wasOverlaid = false;
    // Before anything hears the key: what closes at this very key was open for it.
    const look = (): void => {
      wasOverlaid = isOverlaid();
    };
    const listen = (event: KeyboardEvent): void => hear(event, wasOverlaid);
    window.addEventListener("keydown", look, { capture: true });
    root.addEventListener("keydown", listen);
    return () => {
      window.removeEventListener("keydown", look, { capture: true });
      root.removeEventListener("keydown", listen);
    };
  }, []);
}

const OVERLAYS = "[role=dialog], [role=alertdialog], [role=menu], [aria-haspopup][aria-expanded=true]";

/**
 * A dialog, a sheet or a menu has its own keys: what stands behind it stays as it is. Its button says that it is open
 * before it is drawn.
 */
function isOverlaid(): boolean {
  return [...document.querySelectorAll(OVERLAYS)].some((overlay) => overlay.checkVisibility());
}

/** A field that is hidden, as in a dialog that was just closed, keeps the focus for a moment and takes no words any more. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select")) &&
    target.checkVisibility()
  );
}

function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("button, a, [role=tab], [role=menuitem], summary") !== null
  );
}
