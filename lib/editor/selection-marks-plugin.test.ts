// @vitest-environment jsdom
import { Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { EditorView } from "@tiptap/pm/view";
import { afterEach, describe, expect, it } from "vitest";
import { highlightPlugin, readHighlights, setHighlights, showWindow } from "./highlight-plugin";
import { articleSchema } from "./schema";
import { type SelectionMark, selectionMarksPlugin, setSelectionMarks } from "./selection-marks-plugin";

const PARAGRAPHS = ["The ferry was late.", "Nobody knew why.", "It sailed at noon."];

let view: EditorView;
function mount(): EditorView {
  const content = PARAGRAPHS.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] }));
  view = new EditorView(document.createElement("div"), {
    state: EditorState.create({
      doc: Node.fromJSON(articleSchema, { type: "doc", content }),
      plugins: [highlightPlugin(), selectionMarksPlugin()],
    }),
    editable: () => false,
  });
  return view;
}
afterEach(() => view.destroy());

const mark = (start: number, end: number, personId = "anna"): SelectionMark => ({
  personId,
  letters: personId.slice(0, 2).toUpperCase(),
  colour: "#5c3441",
  start,
  end,
});
const marked = (): readonly string[] =>
  [...view.dom.querySelectorAll(".selection-mark")].map((each) => each.textContent ?? "");
const flags = (): readonly (string | null)[] =>
  [...view.dom.querySelectorAll(".selection-flag")].map((each) => each.getAttribute("data-letters"));

describe("what others have selected", () => {
  it("is drawn with the person's letters where it begins, once, also over several paragraphs", () => {
    setSelectionMarks(mount(), [mark(14, 26)]);
    expect(marked()).toEqual(["late.", "Nobody"]);
    expect(flags()).toEqual(["AN"]);
  });

  it("leaves the article's own text and document as they are", () => {
    const before = mount().dom.textContent;
    const { doc } = view.state;
    setSelectionMarks(view, [mark(4, 9), mark(0, 19, "bert")]);
    expect(view.dom.textContent).toBe(before);
    expect(view.state.doc).toBe(doc);
  });

  it("moves and goes with the person's selection", () => {
    setSelectionMarks(mount(), [mark(4, 9)]);
    setSelectionMarks(view, [mark(14, 18)]);
    expect(marked()).toEqual(["late"]);
    setSelectionMarks(view, []);
    expect([...marked(), ...flags()]).toEqual([]);
  });

  it("is drawn in the window alone, and follows it", () => {
    showWindow(mount(), { from: 20, to: 36 });
    setSelectionMarks(view, [mark(0, 55)]);
    expect(marked()).toEqual(["Nobody knew why."]);
    expect(flags()).toEqual([]);
    showWindow(view, { from: 0, to: 19 });
    expect(marked()).toEqual(["The ferry was late."]);
    expect(flags()).toEqual(["AN"]);
  });

  it("does not make the highlights be drawn again", () => {
    const look = { className: "claim-open", colour: "#555555" };
    setHighlights(mount(), [{ claimId: "one", start: 0, end: 9, look, label: "Claim 1" }]);
    const before = readHighlights(view.state);
    setSelectionMarks(view, [mark(4, 16)]);
    expect(readHighlights(view.state)).toBe(before);
    expect([...view.dom.querySelectorAll("mark")].map((each) => each.textContent).join("")).toBe("The ferry");
  });

  it("never reaches past the text, whatever offsets were sent", () => {
    setSelectionMarks(mount(), [mark(50, 1_000_000), mark(900, 1_000), mark(7, 7)]);
    expect(marked()).toEqual(["noon."]);
  });
});
