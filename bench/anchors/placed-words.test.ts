import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { RevisionId } from "../../lib/domain/ids";
import { placeAnchors } from "../../lib/text/place-anchor";
import { quoteRange } from "../../lib/text/quote-range";
import { foldText } from "../../lib/text/word-tokens";
import { randomNumbers } from "../material";
import { editText } from "./edit-text";

/** What this project has decided, in some 3,000 words a time. */
const TEXTS = readdirSync("docs/adr")
  .sort()
  .map((file) => readFileSync(`docs/adr/${file}`, "utf8"))
  .reduce<string[]>((texts, text) => {
    const last = texts.at(-1);
    if (last === undefined || last.length > 20_000) texts.push(text);
    else texts[texts.length - 1] = `${last}\n${text}`;
    return texts;
  }, []);

const edits = fc.record({ share: fc.constantFrom(0, 0.01, 0.05, 0.2), movesBreaks: fc.boolean() });

it("keeps and moves claims on exactly their words, whatever is edited in a real text", () => {
  const placements = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), edits, fc.nat(), (text, { share, movesBreaks }, seed) => {
      const random = randomNumbers(seed);
      const edited = editText(text, { share, movesBreaks }, random);
      const anchors = Array.from({ length: 100 }, () => {
        const start = Math.floor(random() * (text.length - 200));
        return {
          revisionId: "old" as RevisionId,
          ranges: [quoteRange(text, start, start + 1 + Math.floor(random() * 199))],
        };
      });
      const [before, after] = [
        { id: "old" as RevisionId, text },
        { id: "new" as RevisionId, text: edited.text },
      ];
      for (const [at, { placement, anchor }] of placeAnchors(before, after, anchors).entries()) {
        placements.add(placement);
        const [was, is] = [anchors[at]?.ranges[0], anchor.ranges[0]];
        const on = placement === "lost" ? text : edited.text;
        expect(on.slice(is?.start, is?.end)).toBe(is?.exact);
        if (placement === "lost") expect(anchor).toBe(anchors[at]);
        else expect(anchor.revisionId).toBe("new");
        if (placement === "kept" || placement === "moved")
          expect(foldText(is?.exact ?? "")).toBe(foldText(was?.exact ?? ""));
      }
    }),
    { numRuns: 40 },
  );
  expect([...placements].sort()).toEqual(["changed", "kept", "lost", "moved"]);
}, 120_000);

it("says where every character went that an edit left", () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), edits, fc.nat(), (text, { share, movesBreaks }, seed) => {
      const edited = editText(text, { share, movesBreaks }, randomNumbers(seed));
      const left = [...edited.newOffset.entries()].filter(([, now]) => now !== -1);
      expect(left.every(([old, now]) => text[old] === edited.text[now])).toBe(true);
      expect(new Set(left.map(([, now]) => now)).size).toBe(left.length);
      if (share === 0) expect(left.length).toBeGreaterThan(text.length * 0.9);
    }),
    { numRuns: 20 },
  );
}, 60_000);
