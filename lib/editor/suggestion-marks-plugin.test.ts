// @vitest-environment jsdom
import { Node } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { EditorView } from "@tiptap/pm/view";
import { afterEach, describe, expect, it } from "vitest";
import { highlightPlugin, setHighlights, showWindow } from "./highlight-plugin";
import { offsetMap } from "./offset-map";
import { articleSchema } from "./schema";
import { type SuggestionMark, setSuggestionMarks, suggestionMarksPlugin } from "./suggestion-marks-plugin";

const PARAGRAPHS = ["The ferry was late.", "Nobody knew why.", "It sailed at noon."];

let view: EditorView;
function mount(): EditorView {
  const content = PARAGRAPHS.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] }));
  view = new EditorView(document.createElement("div"), {
    state: EditorState.create({
      doc: Node.fromJSON(articleSchema, { type: "doc", content }),
      plugins: [highlightPlugin(), suggestionMarksPlugin()],
    }),
    editable: () => false,
  });
  return view;
}
afterEach(() => view.destroy());

const mark = (start: number, end: number, text: string, suggestionId = text): SuggestionMark => ({
  suggestionId,
  claimId: "c1",
  start,
  end,
  text,
  language: "en",
});
const textsOf = (selector: string): readonly (string | null)[] =>
  [...view.dom.querySelectorAll(selector)].map((each) => each.textContent);

describe("suggested wording in the text", () => {
  it("strikes the present words and sets the new ones behind them, said as what they are", () => {
    setSuggestionMarks(mount(), [mark(14, 18, "on time")]);
    expect(textsOf("del")).toEqual(["late"]);
    expect(textsOf("ins")).toEqual(["[suggested instead: on time]"]);
    expect(view.dom.querySelector("p")?.textContent).toBe("The ferry was late[suggested instead: on time].");
    expect(view.dom.querySelector("ins")?.dataset).toMatchObject({ claims: "c1" });
  });

  it("strikes words once that several people would change", () => {
    setSuggestionMarks(mount(), [mark(14, 18, "on time"), mark(14, 18, "early")]);
    expect(textsOf("del")).toEqual(["late"]);
    expect(textsOf("ins")).toEqual(["[suggested instead: on time]", "[suggested instead: early]"]);
  });

  it("leaves the document, its offsets, the highlights and the selection as they are", () => {
    mount();
    const { doc } = view.state;
    setHighlights(view, [
      { claimId: "c1", start: 4, end: 18, look: { className: "line-solid" }, label: "Claim" },
    ]);
    const selection = TextSelection.create(doc, 16, 24);
    view.dispatch(view.state.tr.setSelection(selection));
    setSuggestionMarks(view, [mark(14, 18, "on time")]);
    expect(view.state.doc).toBe(doc);
    expect(offsetMap(view.state.doc).text).toBe(PARAGRAPHS.join("\n"));
    expect(view.state.selection.eq(selection)).toBe(true);
    expect(textsOf("mark").join("")).toBe("ferry was late");
    expect(textsOf("mark del, del mark")).toEqual(["late"]);
  });

  it("goes when it is answered, and is drawn in the window alone", () => {
    setSuggestionMarks(mount(), [mark(14, 18, "on time"), mark(37, 39, "The boat")]);
    showWindow(view, { from: 0, to: 20 });
    expect(textsOf("del")).toEqual(["late"]);
    showWindow(view, { from: 20, to: 54 });
    expect(textsOf("del")).toEqual(["It"]);
    setSuggestionMarks(view, []);
    expect([...textsOf("del"), ...textsOf("ins")]).toEqual([]);
  });
});
