import type { Point } from "../place-of-letter";

/** Keys that are no letter, by the names that the DOM has for them. */
export type NamedKey = "Enter" | "Tab" | "Escape" | "Control" | "ArrowDown";

/** A person's hands and eyes in a browser that Playwright does not drive: mouse, keys, what stands in the window. */
export type Hand = {
  /** The browser's name and version. */
  readonly name: string;
  readonly open: (url: string) => Promise<void>;
  /** What a JavaScript expression says in the page, as JSON. */
  readonly ask: (expression: string) => Promise<unknown>;
  /** Clicks at a point: twice marks a word, thrice a paragraph. */
  readonly click: (at: Point, times?: number) => Promise<void>;
  readonly drag: (from: Point, to: Point) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** Presses a key while others are held. */
  readonly press: (key: NamedKey, ...held: readonly NamedKey[]) => Promise<void>;
  /** What the window shows, as PNG. */
  readonly look: () => Promise<Uint8Array>;
  /** What the page asked for and its policy refused, since it was opened; null where this browser cannot tell. */
  readonly refused: () => Promise<readonly string[] | null>;
  /** Where files that are downloaded end up. */
  readonly downloads: string;
  readonly close: () => Promise<void>;
};

/** The size of the window that pages are shown in, in CSS pixels. */
export const WINDOW = { width: 1440, height: 900 } as const;
