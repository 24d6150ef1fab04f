// @vitest-environment jsdom
import { Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { EditorView } from "@tiptap/pm/view";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { exchangeHighlights, highlightPlugin, readHighlights } from "./highlight-plugin";
import { articleSchema } from "./schema";
import { selectionMarksPlugin, setSelectionMarks } from "./selection-marks-plugin";
import { steadyDrawingPlugin } from "./steady-drawing";

let view: EditorView;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const content = [{ type: "paragraph", content: [{ type: "text", text: "The ferry was late." }] }];
  view = new EditorView(document.body.appendChild(document.createElement("div")), {
    state: EditorState.create({
      doc: Node.fromJSON(articleSchema, { type: "doc", content }),
      plugins: [steadyDrawingPlugin(), highlightPlugin(), selectionMarksPlugin()],
    }),
    editable: () => false,
  });
});
afterEach(() => {
  view.destroy();
  document.body.replaceChildren();
  vi.useRealTimers();
});

const LOOK = { className: "claim-open", colour: "#555555" };
const addClaim = (): void =>
  exchangeHighlights(view, [{ claimId: "one", start: 4, end: 9, look: LOOK, label: "Claim" }]);
const addSelection = (): void =>
  setSelectionMarks(view, [{ personId: "anna", letters: "A", colour: "#5c3441", start: 10, end: 18 }]);
const drawn = (): readonly (string | null)[] =>
  [...view.dom.querySelectorAll("mark, .selection-mark")].map(({ textContent }) => textContent);
const pointer = (target: EventTarget, type: string, more: PointerEventInit = {}): void => {
  target.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, pointerType: "mouse", ...more }));
};
const later = (): unknown => vi.advanceTimersByTime(0);
const textNode = (): ChildNode | null => view.dom.querySelector("p")?.firstChild ?? null;

describe("while a pointer is held down in the text", () => {
  it("keeps the text as it is drawn, and draws what came meanwhile once the pointer lifts", () => {
    const before = textNode();
    pointer(view.dom, "pointerdown");
    addClaim();
    addSelection();
    expect(textNode()).toBe(before);
    expect(drawn()).toEqual([]);
    expect(readHighlights(view.state)?.index.of("one"), "and it is known all the same").toHaveLength(1);
    pointer(window, "pointerup");
    later();
    expect(drawn()).toEqual(["ferry", "was late"]);
  });

  it.each(["pointercancel", "contextmenu", "blur"])("takes %s for a lift too", (end) => {
    pointer(view.dom, "pointerdown");
    addClaim();
    window.dispatchEvent(new Event(end));
    later();
    expect(drawn()).toEqual(["ferry"]);
  });

  it("keeps what was selected meanwhile, though the editor was not told of it", () => {
    pointer(view.dom, "pointerdown");
    const text = textNode();
    if (text === null) throw new Error("The paragraph is empty.");
    getSelection()?.setBaseAndExtent(text, 13, text, 4);
    addClaim();
    pointer(window, "pointerup");
    later();
    expect(drawn()).toEqual(["ferry"]);
    expect(view.state.selection.toJSON()).toEqual({ type: "text", anchor: 14, head: 5 });
  });

  it("stays as it is for the second press of a double click", () => {
    pointer(view.dom, "pointerdown");
    addClaim();
    pointer(window, "pointerup");
    pointer(view.dom, "pointerdown");
    later();
    expect(drawn()).toEqual([]);
    pointer(window, "pointerup");
    later();
    expect(drawn()).toEqual(["ferry"]);
  });
});

describe("otherwise", () => {
  it.each([
    ["no press", () => undefined],
    ["another button", () => pointer(view.dom, "pointerdown", { button: 2 })],
    ["a finger, which may scroll", () => pointer(view.dom, "pointerdown", { pointerType: "touch" })],
    ["a press elsewhere", () => pointer(document.body, "pointerdown")],
  ])("draws at once with %s", (_, act) => {
    act();
    addClaim();
    expect(drawn()).toEqual(["ferry"]);
  });
});
