import type { StepDirection, StepUnit } from "@/lib/editor/step-selection";

/** What an arrow key asks of the caret in the article. With `isExtending` the selection grows or shrinks. */
export type CaretStep = {
  readonly unit: StepUnit;
  readonly direction: StepDirection;
  readonly isExtending: boolean;
};

type KeyPress = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/**
 * Left and right go by word, with Ctrl or Cmd by sentence, with Alt by character; up and down by paragraph.
 * Shift selects. Null for any other key.
 */
export function caretStep(press: KeyPress, textDirection: "ltr" | "rtl"): CaretStep | null {
  const isExtending = press.shiftKey;
  switch (press.key) {
    case "ArrowUp":
      return { unit: "paragraph", direction: "backward", isExtending };
    case "ArrowDown":
      return { unit: "paragraph", direction: "forward", isExtending };
    case "ArrowLeft":
      return {
        unit: sideUnit(press),
        direction: textDirection === "ltr" ? "backward" : "forward",
        isExtending,
      };
    case "ArrowRight":
      return {
        unit: sideUnit(press),
        direction: textDirection === "ltr" ? "forward" : "backward",
        isExtending,
      };
    default:
      return null;
  }
}

function sideUnit(press: KeyPress): StepUnit {
  if (press.ctrlKey || press.metaKey) return "sentence";
  return press.altKey ? "character" : "word";
}
