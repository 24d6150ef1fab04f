// @vitest-environment jsdom
import { Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { EditorView } from "@tiptap/pm/view";
import { describe, expect, it } from "vitest";
import { highlightPlugin } from "./highlight-plugin";
import { inPassages, readingSchema } from "./reading-schema";
import { visibleWindow } from "./visible-window";

const BLOCKS = 200;
const BLOCK_HEIGHT = 50;
const WORDS = "word ".repeat(9);

/** jsdom lays nothing out, so the blocks are told where they stand, as if scrolled by `scrollTop`. */
const mount = (scrollTop: number): EditorView => {
  const content = Array.from({ length: BLOCKS }, () => ({
    type: "paragraph",
    content: [{ type: "text", text: WORDS }],
  }));
  const doc = Node.fromJSON(readingSchema, inPassages({ type: "doc", content }));
  const view = new EditorView(globalThis.document.createElement("div"), {
    state: EditorState.create({ doc, plugins: [highlightPlugin()] }),
  });
  for (const [at, block] of [...view.dom.querySelectorAll("p")].entries()) {
    block.getBoundingClientRect = () => new DOMRect(0, at * BLOCK_HEIGHT - scrollTop, 600, BLOCK_HEIGHT - 1);
  }
  return view;
};

const scroller = (): HTMLElement => {
  const element = globalThis.document.createElement("div");
  element.getBoundingClientRect = () => new DOMRect(0, 0, 600, 500);
  return element;
};

const offsetOf = (block: number): number => block * (WORDS.length + 1);

describe("visibleWindow", () => {
  it("covers the blocks in view and no others", () => {
    expect(visibleWindow(mount(2000), scroller(), 0)).toEqual({ from: offsetOf(40), to: offsetOf(51) });
  });

  it("reaches as far beyond the view as it is asked to", () => {
    expect(visibleWindow(mount(2000), scroller(), 1)).toEqual({ from: offsetOf(30), to: offsetOf(61) });
  });

  it("stops at the beginning and the end of the article", () => {
    const end = offsetOf(BLOCKS) - 1;
    expect(visibleWindow(mount(0), scroller(), 2).from).toBe(0);
    expect(visibleWindow(mount(BLOCKS * BLOCK_HEIGHT - 500), scroller(), 2).to).toBe(end);
  });
});
