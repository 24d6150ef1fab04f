import { writeFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { test as base } from "../journey";
import { type Point, placeOfLetter, type Where } from "../place-of-letter";
import { type CuttableLine, openLine } from "./cuttable-line";
import { firefoxHand } from "./firefox-hand";
import type { Hand } from "./hand";
import { onScreen } from "./on-screen";
import { webkitHand } from "./webkit-hand";

/** What scripts/find-engines.mjs found: the programs, or why there are none. */
type Found<Programs> = { readonly programs: Programs } | { readonly missing: string };

export type Engine = "firefox" | "webkit";

/** A person before one of the engines. */
export type Seat = {
  readonly hand: Hand;
  readonly line: CuttableLine;
  /** Clicks what is on the screen by a CSS selector and the beginning of its name. */
  readonly click: (css: string, name: string) => Promise<void>;
  /** Waits until the page says so. */
  readonly until: (what: string, expression: string) => Promise<void>;
  /** Where words of the open article stand. */
  readonly place: (words: string, where: Where) => Promise<Point>;
};

type Options = { readonly engine: Engine };

/** A test before the engine of its project; skipped, and saying so, where there is none. */
export const test = base.extend<{ readonly seat: Seat } & Options>({
  engine: ["firefox", { option: true }],

  seat: async ({ engine, baseURL }, use, info) => {
    const found: Found<never> = JSON.parse(process.env[`ASSAY_ENGINE_${engine.toUpperCase()}`] ?? "{}");
    if ("missing" in found) info.skip(true, found.missing);
    if (!("programs" in found)) throw new Error("Run it as: npm test -- --only build,engines");
    const line = await openLine(Number(new URL(baseURL ?? "").port), portNamed("ASSAY_ENGINES_SERVER"));
    const hand = await (engine === "firefox"
      ? firefoxHand(found.programs)
      : webkitHand(found.programs, portNamed("ASSAY_ENGINES_WEBDRIVER")));
    info.annotations.push({ type: "engine", description: hand.name });
    try {
      await use(seatAt(hand, line));
      if (info.status !== info.expectedStatus)
        await writeFile(info.outputPath("window.png"), await hand.look());
    } finally {
      await hand.close();
      await line.close();
    }
  },
});

export { expect };

/** A port that whoever started the tests chose. */
const portNamed = (name: string): number => Number(process.env[name]);

function seatAt(hand: Hand, line: CuttableLine): Seat {
  return {
    hand,
    line,
    click: async (css, name) => {
      const find = async () =>
        (await hand.ask(`(${onScreen})(${JSON.stringify({ css, name })})`)) as Point | null;
      await expect.poll(find, { message: `"${name}" is on the screen` }).not.toBeNull();
      const at = await find();
      if (at === null) throw new Error(`"${name}" has gone again.`);
      await hand.click(at);
    },
    until: (what, expression) =>
      expect.poll(() => hand.ask(`Boolean(${expression})`), { message: what }).toBe(true),
    place: async (words, where) => {
      const root = 'document.querySelector("main [role=document]")';
      return (await hand.ask(`(${placeOfLetter})(${root}, ${JSON.stringify({ words, where })})`)) as Point;
    },
  };
}
