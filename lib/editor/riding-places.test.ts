import { history, redo, undo } from "@tiptap/pm/history";
import { Fragment, Node, Slice } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { canJoin, canSplit } from "@tiptap/pm/transform";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RevisionId } from "../domain/ids";
import { anchorFromOffsets } from "../text/anchor-from-offsets";
import { anchorHolds } from "../text/anchor-holds";
import { placeAnchor } from "../text/place-anchor";
import { settleRiddenPlace } from "../text/ridden-place";
import { foldText } from "../text/word-tokens";
import { anyDocument } from "./document.arbitrary";
import type { Highlight } from "./highlight";
import { offsetMap } from "./offset-map";
import { readRidingPlaces, ridingPlacesPlugin } from "./riding-places";
import { articleSchema } from "./schema";

const claim = (claimId: string, start: number, end: number): Highlight => ({
  claimId,
  start,
  end,
  look: { className: "claim-open" },
  label: "Claim: open",
});

function edit(text: string, ...quotes: readonly string[]) {
  const content = text.split("\n").map((line) => ({
    type: "paragraph",
    content: [{ type: "text", text: line }],
  }));
  const highlights = quotes.map((quote) => {
    const start = text.indexOf(quote);
    return claim(quote, start, start + quote.length);
  });
  let state = EditorState.create({
    doc: Node.fromJSON(articleSchema, { type: "doc", content }),
    plugins: [history(), ridingPlacesPlugin(highlights)],
  });
  const dispatch = (transaction: Transaction) => {
    state = state.apply(transaction);
  };
  const posOf = (words: string) => {
    const map = offsetMap(state.doc);
    return map.offsetToPos(map.text.indexOf(words));
  };
  return {
    /** As a person does: the words are selected, then typed over, letter by letter. */
    typeOver: (words: string, typed: string) => {
      const from = posOf(words);
      dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, from + words.length)));
      if (typed === "") return dispatch(state.tr.deleteSelection());
      for (const letter of typed) dispatch(state.tr.insertText(letter));
    },
    typeBefore: (words: string, typed: string) => {
      dispatch(state.tr.setSelection(TextSelection.create(state.doc, posOf(words))));
      for (const letter of typed) dispatch(state.tr.insertText(letter));
    },
    typeOn: (typed: string) => {
      for (const letter of typed) dispatch(state.tr.insertText(letter));
    },
    undo: () => undo(state, dispatch),
    redo: () => redo(state, dispatch),
    /** The words that each claim is on. */
    words: () => {
      const { text: now } = offsetMap(state.doc);
      return Object.fromEntries(
        [...readRidingPlaces(state, highlights)].map(([claimId, ranges]) => [
          claimId,
          ranges.map(({ start, end }) => now.slice(start, end)).join("|"),
        ]),
      );
    },
  };
}

describe("claims that ride along", () => {
  it.each([
    ["two", "2.2", "2.2 million lived"],
    ["million lived", "billion died", "two billion died"],
    ["two million lived", "nobody was", "nobody was"],
    ["million", "thousand", "two thousand lived"],
    ["There, ", "", "two million lived"],
    [" there", " elsewhere", "two million lived"],
  ])("stand on what was typed over %j of them: %j", (words, typed, expected) => {
    const editor = edit("There, two million lived there.", "two million lived");
    editor.typeOver(words, typed);
    expect(editor.words()).toEqual({ "two million lived": expected });
  });

  it("stand on words typed where words of theirs were just taken out, not on those typed there later", () => {
    const editor = edit("There, two million lived there.", "two million lived");
    editor.typeOver("two", "");
    editor.typeOn("2.2");
    expect(editor.words()).toEqual({ "two million lived": "2.2 million lived" });
    editor.typeBefore("2.2", "about ");
    expect(editor.words()).toEqual({ "two million lived": "2.2 million lived" });
  });

  it("are not here when they were swallowed whole, and are back when that is undone", () => {
    const editor = edit("There, two million lived there.", "two million lived", "There");
    editor.typeOver(", two million lived there", " was nobody");
    expect(editor.words()).toEqual({ There: "There" });
    editor.undo();
    expect(editor.words()).toEqual({ There: "There", "two million lived": "two million lived" });
    editor.redo();
    expect(editor.words()).toEqual({ There: "There" });
  });
});

/** One thing that a person does to a document, by numbers that are made to fit it. */
type Deed = { readonly kind: number; readonly at: number; readonly length: number; readonly text: string };

const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.nat(6),
  at: fc.nat(),
  length: fc.nat(12),
  text: fc.constantFrom("x", "the ferry ", "4.1", "\u{1f600}", "e\u0301", " "),
});

/** The transaction of a deed; null where it cannot be done here. */
function doIt(state: EditorState, { kind, at, length, text }: Deed): Transaction | null {
  const { doc, tr, schema } = state;
  const { blocks } = offsetMap(doc);
  const block = blocks[at % Math.max(1, blocks.length)];
  if (block === undefined) return null;
  const from = block.pos + (at % (block.length + 1));
  const to = Math.min(from + length, doc.content.size);
  switch (kind) {
    case 0:
      return tr.insertText(text, from);
    case 1:
      return from < to ? tr.deleteRange(from, to) : null;
    case 2:
      return tr.insertText(text, from, Math.min(to, block.pos + block.length));
    case 3:
      return canSplit(doc, from) ? tr.split(from) : null;
    case 4:
      return isJoint(doc, block.pos - 1) ? tr.join(block.pos - 1) : null;
    case 5:
      return from < to ? tr.addMark(from, to, schema.mark("bold")) : null;
    default: {
      const words = schema.node("paragraph", null, [schema.text(text)]);
      return tr.replaceRange(
        from,
        Math.min(to, block.pos + block.length),
        new Slice(Fragment.from(words), 1, 1),
      );
    }
  }
}

function isJoint(doc: Node, pos: number): boolean {
  const { nodeBefore, nodeAfter } = doc.resolve(pos);
  return nodeBefore?.type === nodeAfter?.type && canJoin(doc, pos);
}

type Edited = { readonly states: readonly EditorState[]; readonly highlights: readonly Highlight[] };

/** A document edited by all deeds that can be done, with claims on some of its stretches. */
const edited: fc.Arbitrary<Edited> = fc
  .record({
    document: anyDocument,
    deeds: fc.array(deed, { minLength: 1, maxLength: 12 }),
    stretches: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 6 }),
  })
  .map(({ document, deeds, stretches }) => {
    const doc = Node.fromJSON(articleSchema, document);
    const { text } = offsetMap(doc);
    const highlights = stretches.flatMap(([at, length], index) => {
      const start = at % (text.length + 1);
      const made = anchorFromOffsets({ id: "old" as RevisionId, text }, [
        { start, end: Math.min(start + length, text.length) },
      ]);
      const [range] = made.ok ? made.value.ranges : [];
      return range === undefined ? [] : [claim(`c${index}`, range.start, range.end)];
    });
    let state = EditorState.create({ doc, plugins: [history(), ridingPlacesPlugin(highlights)] });
    const states = [state];
    for (const one of deeds) {
      const transaction = doIt(state, one);
      if (transaction === null || !transaction.docChanged) continue;
      state = state.apply(transaction);
      states.push(state);
    }
    return { states, highlights };
  });

const placesOf = (state: EditorState, highlights: readonly Highlight[]) => [
  ...readRidingPlaces(state, highlights),
];

describe("claims that ride along real edits", () => {
  it("are back in exactly the same places at every step of undoing and doing again", () => {
    fc.assert(
      fc.property(edited, ({ states, highlights }) => {
        const first = states[0] ?? expect.unreachable();
        let state = states.at(-1) ?? first;
        const last = state;
        const go = (command: typeof undo): boolean =>
          command(state, (transaction) => {
            state = state.apply(transaction);
          });
        const expectKnown = (): void => {
          const same = states.filter(({ doc }) => doc.eq(state.doc));
          expect(same.length).toBeGreaterThan(0);
          expect(same.map((each) => placesOf(each, highlights))).toContainEqual(placesOf(state, highlights));
        };
        while (go(undo)) expectKnown();
        expect(state.doc.eq(first.doc)).toBe(true);
        expect(placesOf(state, highlights)).toEqual(placesOf(first, highlights));
        while (go(redo)) expectKnown();
        expect(state.doc.eq(last.doc)).toBe(true);
        expect(placesOf(state, highlights)).toEqual(placesOf(last, highlights));
      }),
      { numRuns: 300 },
    );
  });

  it("are never placed as kept on other words, wherever they rode", () => {
    fc.assert(
      fc.property(edited, ({ states, highlights }) => {
        const [first, last] = [states[0], states.at(-1)];
        if (first === undefined || last === undefined) return;
        const before = { id: "old" as RevisionId, text: offsetMap(first.doc).text };
        const after = { id: "new" as RevisionId, text: offsetMap(last.doc).text };
        const ridden = readRidingPlaces(last, highlights);
        for (const { claimId, start, end } of highlights) {
          const made = anchorFromOffsets(before, [{ start, end }]);
          if (!made.ok) continue;
          const placed = placeAnchor(before, after, made.value);
          const ranges = ridden.get(claimId);
          const { placement, anchor } =
            ranges === undefined ? placed : settleRiddenPlace(after, made.value, placed, ranges);
          expect(anchorHolds(placement === "lost" ? before.text : after.text, anchor)).toBe(true);
          if (placement !== "kept" && placement !== "moved") continue;
          const folded = (from: typeof anchor) => from.ranges.map(({ exact }) => foldText(exact));
          expect(folded(anchor)).toEqual(folded(made.value));
        }
      }),
      { numRuns: 300 },
    );
  });
});
