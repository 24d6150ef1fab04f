import { describe, expect, it } from "vitest";
import { type KeyPress, pressedDigit, pressedKey } from "./pressed-key";

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe("a pressed key", () => {
  it.each([
    ["QWERTY", "m", "KeyM", "m"],
    ["QWERTY with Caps Lock", "M", "KeyM", "m"],
    ["Dvorak, whose m is at the same place and whose j is at KeyC", "j", "KeyC", "j"],
    ["AZERTY, whose m is beside l", "m", "Semicolon", "m"],
    ["Cyrillic", "ь", "KeyM", "m"],
    ["Greek", "μ", "KeyM", "m"],
    ["Hebrew", "צ", "KeyM", "m"],
    ["Arabic", "ة", "KeyM", "m"],
    ["Cyrillic, where [ is", "х", "BracketLeft", "["],
    ["Hebrew, where / types a full stop: the sign counts", ".", "Slash", "."],
    ["a dead key of a Latin layout", "Dead", "BracketLeft", "Dead"],
    ["a letter with a sign, which is Latin too", "ö", "Semicolon", "ö"],
    ["a named key", "Escape", "Escape", "Escape"],
  ])("on %s", (_, key, code, named) => {
    expect(pressedKey(press(key, code))).toBe(named);
  });

  it("follows the place with Shift, where no Latin sign is typed", () => {
    expect(pressedKey(press("Х", "BracketLeft", { shiftKey: true }))).toBe("{");
  });

  it("takes a sign however it is typed, and a letter without Shift alone", () => {
    expect(pressedKey(press("/", "Digit7", { shiftKey: true }))).toBe("/");
    expect(pressedKey(press("?", "Slash", { shiftKey: true }))).toBe("?");
    expect(pressedKey(press("J", "KeyJ", { shiftKey: true }))).toBeNull();
    const altGr = { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === "AltGraph" };
    expect(pressedKey(press("[", "Digit8", altGr))).toBe("[");
  });

  it("names Ctrl and Cmd alike, and is none of ours with Alt", () => {
    expect(pressedKey(press("z", "KeyZ", { ctrlKey: true }))).toBe("Mod+z");
    expect(pressedKey(press("я", "KeyZ", { metaKey: true }))).toBe("Mod+z");
    expect(pressedKey(press("Z", "KeyZ", { ctrlKey: true, shiftKey: true }))).toBe("Mod+Shift+z");
    expect(pressedKey(press("m", "KeyM", { altKey: true }))).toBeNull();
  });
});

describe("a pressed digit", () => {
  it.each([
    ["QWERTY", "3", "Digit3", 3],
    ["AZERTY without Shift", '"', "Digit3", 3],
    ["Arabic digits", "٣", "Digit3", 3],
    ["the number pad", "3", "Numpad3", 3],
    ["a letter", "e", "KeyE", null],
  ])("on %s", (_, key, code, digit) => {
    expect(pressedDigit(press(key, code))).toBe(digit);
  });

  it("is none with Ctrl, which changes the browser's tabs", () => {
    expect(pressedDigit(press("3", "Digit3", { ctrlKey: true }))).toBeNull();
  });
});
