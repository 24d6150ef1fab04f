// @vitest-environment jsdom
import { Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { EditorView } from "@tiptap/pm/view";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { ProseMirrorJson } from "../text/document-json";
import { anyDocument } from "./document.arbitrary";
import type { Highlight } from "./highlight";
import {
  activateHighlight,
  claimsAt,
  exchangeHighlights,
  highlightPlugin,
  readHighlights,
  setHighlights,
  showWindow,
} from "./highlight-plugin";
import { anyInterval } from "./interval.arbitrary";
import type { Interval } from "./interval-index";
import { offsetMap } from "./offset-map";
import { inPassages, readingSchema } from "./reading-schema";
import { renderArticleHtml } from "./render-html";

const text = (words: string, ...types: string[]) => ({
  type: "text",
  text: words,
  marks: types.map((type) => ({ type })),
});

const ARTICLE: ProseMirrorJson = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 1 }, content: [text("Ferry")] },
    { type: "paragraph", content: [text("The ferry was "), text("very", "bold"), text(" late.")] },
    { type: "paragraph" },
    { type: "paragraph", content: [text("Nobody knew why.")] },
  ],
};

let view: EditorView | undefined;

const mount = (document: ProseMirrorJson = ARTICLE): EditorView => {
  const doc = Node.fromJSON(readingSchema, inPassages(document));
  view = new EditorView(globalThis.document.createElement("div"), {
    state: EditorState.create({ doc, plugins: [highlightPlugin()] }),
    editable: () => false,
  });
  return view;
};

afterEach(() => view?.destroy());

const highlight = (claimId: string, start: number, end: number, colour?: string): Highlight => ({
  claimId,
  start,
  end,
  look: { className: `claim-${claimId}`, colour },
  label: `Claim ${claimId}`,
});

const marksOf = (shown: EditorView) => [...shown.dom.querySelectorAll("mark")];
const wordsOf = (shown: EditorView, claimId: string) =>
  marksOf(shown)
    .filter((mark) => mark.getAttribute("data-claims")?.split(" ").includes(claimId))
    .map((mark) => mark.textContent)
    .join("|");

/** What is drawn, without what the view itself puts around line breaks and on a node that is selected. */
const drawnOn = (shown: EditorView): globalThis.Node => {
  const copy = shown.dom.cloneNode(true) as HTMLElement;
  for (const own of copy.querySelectorAll("img, br, hr")) own.remove();
  return copy;
};

/** The view sets attributes in an order of its own. */
const sortAttributes = (element: HTMLElement): string => {
  for (const mark of element.querySelectorAll("mark")) {
    const attributes = [...mark.attributes].toSorted((a, b) => a.name.localeCompare(b.name));
    for (const { name } of attributes) mark.removeAttribute(name);
    for (const { name, value } of attributes) mark.setAttribute(name, value);
  }
  return element.innerHTML;
};

const withoutBreaks = (words: string): string => words.replaceAll(/[|\n]/g, "");

describe("highlightPlugin", () => {
  it("marks exactly a claim's words, through formatting and across paragraphs", () => {
    const shown = mount();
    setHighlights(shown, [highlight("a", 10, 36)]);
    expect(wordsOf(shown, "a")).toBe("ferry was |very| late.|Nobo");
  });

  it("marks a claim's words across the passages that the article is laid out in", () => {
    const content = Array.from({ length: 40 }, (_, at) => ({
      type: "paragraph",
      content: [text(`p${String(at).padStart(2, "0")}`)],
    }));
    const shown = mount({ type: "doc", content });
    expect(shown.dom.children).toHaveLength(2);
    setHighlights(shown, [highlight("a", 31 * 4, 33 * 4 + 1)]);
    expect(wordsOf(shown, "a")).toBe("p31|p32|p");
    exchangeHighlights(shown, [highlight("a", 32 * 4 + 1, 32 * 4 + 3)]);
    expect(wordsOf(shown, "a")).toBe("32");
  });

  it("shows overlapping claims as segments, the innermost deciding the look", () => {
    const shown = mount();
    setHighlights(shown, [highlight("outer", 6, 31, "red"), highlight("inner", 10, 15, "oklch(0.5 0.1 20)")]);
    const inner = marksOf(shown).find(({ textContent }) => textContent === "ferry");
    expect(inner?.getAttribute("data-claims")).toBe("inner outer");
    expect(inner?.className).toBe("claim claim-inner");
    expect(inner?.getAttribute("data-under")).toBe("claim-outer");
    expect(inner?.getAttribute("data-depth")).toBe("2");
    expect(inner?.style.getPropertyValue("--verdict")).toBe("oklch(0.5 0.1 20)");
    expect(inner?.style.getPropertyValue("--verdict-under")).toBe("red");
  });

  it("says a claim's label once, at its first words", () => {
    const shown = mount();
    setHighlights(shown, [highlight("a", 10, 36), highlight("b", 10, 15)]);
    const labels = marksOf(shown).map((mark) => mark.getAttribute("aria-description"));
    expect(labels.filter((label) => label !== null)).toEqual(["Claim b; Claim a"]);
  });

  it("redraws, activates and removes one claim", () => {
    const shown = mount();
    setHighlights(shown, [highlight("a", 10, 15)]);
    exchangeHighlights(shown, [highlight("b", 0, 5), highlight("b", 33, 39)]);
    exchangeHighlights(shown, [{ ...highlight("a", 6, 9), look: { className: "claim-false" } }]);
    activateHighlight(shown, "b");
    expect(marksOf(shown).map((mark) => [mark.textContent, mark.className])).toEqual([
      ["Ferry", "claim claim-b claim-active"],
      ["The", "claim claim-false"],
      ["obody ", "claim claim-b claim-active"],
    ]);
    exchangeHighlights(shown, [], ["b"]);
    activateHighlight(shown, null);
    expect(wordsOf(shown, "b")).toBe("");
  });

  it("draws only the window, and knows what lies outside it", () => {
    const shown = mount();
    setHighlights(shown, [highlight("a", 0, 5), highlight("b", 32, 38)]);
    showWindow(shown, { from: 0, to: 10 });
    expect(marksOf(shown)).toHaveLength(1);
    const pos = offsetMap(shown.state.doc).offsetToPos(34);
    expect(claimsAt(shown.state, pos)).toEqual(["b"]);
    showWindow(shown, { from: 20, to: 40 });
    expect(wordsOf(shown, "a") + wordsOf(shown, "b")).toBe("Nobody");
  });

  it("looks the same after any exchanges as when it is drawn from nothing", { timeout: 60_000 }, () => {
    const exchange = fc.record({
      put: fc.array(anyInterval, { maxLength: 3 }),
      removed: fc.subarray(["claim-0", "claim-1", "claim-2", "claim-3", "claim-4"]),
    });
    const asHighlight = ({ claimId, start, end }: Interval) => highlight(claimId, start, end);
    fc.assert(
      fc.property(
        anyDocument,
        fc.array(anyInterval, { maxLength: 8 }),
        fc.array(exchange, { minLength: 1, maxLength: 5 }),
        fc.nat(30),
        (document, first, exchanges, from) => {
          const shown = mount(document);
          setHighlights(shown, first.map(asHighlight));
          showWindow(shown, { from, to: from + 25 });
          for (const { put, removed } of exchanges) exchangeHighlights(shown, put.map(asHighlight), removed);
          const exchanged = drawnOn(shown);
          const all = readHighlights(shown.state)?.index.all ?? [];
          shown.destroy();
          const anew = mount(document);
          setHighlights(anew, all);
          showWindow(anew, { from, to: from + 25 });
          expect(exchanged.isEqualNode(drawnOn(anew)), anew.dom.innerHTML).toBe(true);
          anew.destroy();
        },
      ),
      { numRuns: 200 },
    );
  });

  it("lets no style but a colour in", () => {
    const shown = mount();
    setHighlights(shown, [highlight("a", 0, 5, "red; background: url(https://example.org)")]);
    expect(marksOf(shown)[0]?.getAttribute("style")).toBe("--depth: 1;");
  });

  it("mounts the very elements that the server has written, highlights and all", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyDocument, fc.array(anyInterval, { maxLength: 6 }), (document, intervals) => {
        const highlights = intervals.map(({ claimId, start, end }) => highlight(claimId, start, end));
        const shownView = mount(document);
        setHighlights(shownView, highlights);
        const shown = shownView.dom;
        // Some browsers' views put an image without size before a break; it takes no room.
        for (const separator of shown.querySelectorAll(".ProseMirror-separator")) separator.remove();
        // The caret begins on a first node that has no text, and the view shows that.
        for (const rule of shown.querySelectorAll("hr, br:not([class*=trailing])")) {
          rule.removeAttribute("class");
          rule.removeAttribute("draggable");
        }
        const served = globalThis.document.createElement("div");
        served.innerHTML = renderArticleHtml(document, highlights);
        for (const styled of served.querySelectorAll<HTMLElement>("[style]")) styled.style.cssText += "";
        const [written, mounted] = [served, shown].map(sortAttributes);
        expect(written).toBe(mounted);
        view?.destroy();
      }),
    );
  });

  it("marks exactly the words of every claim, whatever the document and the overlap", {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(anyDocument, fc.array(anyInterval, { maxLength: 6 }), (document, intervals) => {
        const shown = mount(document);
        const { text, blocks } = offsetMap(shown.state.doc);
        const claims = intervals.map(({ start, end }, at) => highlight(`claim-${at}`, start, end));
        setHighlights(shown, claims);
        for (const { claimId, start, end } of claims) {
          const words = blocks.map(({ offset, length }) =>
            text.slice(Math.max(start, offset), Math.max(start, offset, Math.min(end, offset + length))),
          );
          expect(withoutBreaks(wordsOf(shown, claimId))).toBe(withoutBreaks(words.join("")));
        }
        view?.destroy();
      }),
    );
  });
});
