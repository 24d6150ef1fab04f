import { describe, expect, it } from "vitest";
import { caretStep } from "./caret-key";

const press = (
  key: string,
  held: Partial<Record<"shiftKey" | "ctrlKey" | "metaKey" | "altKey", true>> = {},
) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe("caretStep", () => {
  it("selects by word with Shift, by sentence with Ctrl as well, by paragraph upward and downward", () => {
    const right = caretStep(press("ArrowRight", { shiftKey: true }), "ltr");
    expect(right).toEqual({ unit: "word", direction: "forward", isExtending: true });
    expect(caretStep(press("ArrowRight", { shiftKey: true, ctrlKey: true }), "ltr")?.unit).toBe("sentence");
    expect(caretStep(press("ArrowDown", { shiftKey: true }), "ltr")?.unit).toBe("paragraph");
    expect(caretStep(press("ArrowLeft", { altKey: true }), "ltr")?.unit).toBe("character");
  });

  it("goes the way the script runs", () => {
    expect(caretStep(press("ArrowLeft"), "rtl")?.direction).toBe("forward");
    expect(caretStep(press("ArrowLeft"), "ltr")?.direction).toBe("backward");
  });

  it("leaves other keys alone", () => {
    expect(caretStep(press("m"), "ltr")).toBeNull();
  });
});
