/** What of a keyboard event says which key it was. */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly getModifierState?: (name: string) => boolean;
};

/**
 * The key as a shortcut names it: "m", "?", "Enter", "Mod+z", "Mod+Shift+z"; null when other modifiers are held. Follows the letter,
 * so that Dvorak and AZERTY keep theirs; where the layout has no Latin letter there, the place of the key on a US
 * keyboard (UI Events, `code`). Shift counts for letters alone: a sign says by itself that it was typed with Shift.
 */
export function pressedKey(press: KeyPress): string | null {
  const key = plainKey(press);
  const isLetter = /^[a-z]$/.test(key);
  const isMod = press.ctrlKey || press.metaKey;
  if (isLetter && press.shiftKey && !isMod) return null;
  // AltGr, which types signs on many layouts, is told as Ctrl and Alt by some systems.
  if (!isLetter && press.getModifierState?.("AltGraph") === true) return key;
  if (press.altKey) return null;
  if (!isMod) return key;
  return isLetter && press.shiftKey ? `Mod+Shift+${key}` : `Mod+${key}`;
}

/** The digit that was pressed, also on rows of digits that type signs without Shift (AZERTY) or digits of another script. */
export function pressedDigit(press: KeyPress): number | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const digit = /^[0-9]$/.test(press.key) ? press.key : /^(?:Digit|Numpad)([0-9])$/.exec(press.code)?.[1];
  return digit === undefined ? null : Number(digit);
}

function plainKey({ key, code, shiftKey }: KeyPress): string {
  if (/^[!-~]$/.test(key)) return key.toLowerCase();
  if (key.length > 1 && /^[A-Za-z]/.test(key)) return key;
  if (/^\p{Script=Latin}/u.test(key)) return key;
  return atPlace(code, shiftKey) ?? key;
}

/** What a US keyboard types there. */
function atPlace(code: string, isShifted: boolean): string | null {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter !== undefined) return letter.toLowerCase();
  return SIGNS.get(code)?.[isShifted ? 1 : 0] ?? null;
}

const SIGNS: ReadonlyMap<string, readonly [plain: string, shifted: string]> = new Map([
  ["BracketLeft", ["[", "{"]],
  ["BracketRight", ["]", "}"]],
  ["Slash", ["/", "?"]],
]);
