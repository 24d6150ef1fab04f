import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { readHighlights, type TextWindow } from "./highlight-plugin";
import { offsetMap } from "./offset-map";
import { steadyState } from "./steady-drawing";

/** Words that somebody else has selected, in UTF-16 offsets of the canonical text, and how that person is shown. */
export type SelectionMark = {
  readonly personId: string;
  readonly letters: string;
  /** A CSS colour. */
  readonly colour: string;
  readonly start: number;
  readonly end: number;
};

type State = { readonly marks: readonly SelectionMark[]; readonly decorations: DecorationSet };

const key = new PluginKey<State>("selection-marks");
const NONE: State = { marks: [], decorations: DecorationSet.empty };

/**
 * Draws what others have selected, beside the highlights and without touching them: spans, with the person's letters
 * where the selection begins. Only the part in the window that highlights are drawn for; nothing selected costs nothing.
 */
export function selectionMarksPlugin(): Plugin<State> {
  return new Plugin<State>({
    key,
    state: {
      init: () => NONE,
      apply: (transaction, before, oldState, newState) => {
        const marks: readonly SelectionMark[] = transaction.getMeta(key) ?? before.marks;
        const window = readHighlights(newState)?.window ?? null;
        const isSame = marks === before.marks && window === (readHighlights(oldState)?.window ?? null);
        if (isSame && !transaction.docChanged) return before;
        return marks.length === 0 ? NONE : { marks, decorations: drawn(transaction.doc, marks, window) };
      },
    },
    props: { decorations: (state) => key.getState(steadyState(state))?.decorations },
  });
}

/** Shows these selections and no others. */
export function setSelectionMarks(view: EditorView, marks: readonly SelectionMark[]): void {
  if (marks.length === 0 && key.getState(view.state)?.marks.length === 0) return;
  view.dispatch(view.state.tr.setMeta(key, marks).setMeta("addToHistory", false));
}

function drawn(doc: Node, marks: readonly SelectionMark[], window: TextWindow | null): DecorationSet {
  const { from, to } = window ?? { from: 0, to: offsetMap(doc).text.length };
  return DecorationSet.create(
    doc,
    marks.flatMap((mark) => drawMark(doc, mark, { from, to })),
  );
}

function drawMark(doc: Node, mark: SelectionMark, { from, to }: TextWindow): readonly Decoration[] {
  const map = offsetMap(doc);
  const start = Math.max(mark.start, from);
  const end = Math.min(mark.end, to, map.text.length);
  if (start >= end) return [];
  const style = `--person: ${mark.colour}`;
  const name = `${mark.personId} ${mark.letters} ${mark.colour}`;
  const pos = map.offsetToPos(start);
  const words = Decoration.inline(
    pos,
    map.offsetToPos(end, "before"),
    { nodeName: "span", class: "selection-mark", style },
    { key: name },
  );
  if (mark.start < from) return [words];
  const flag = (view: EditorView): HTMLElement => flagOf(view.dom.ownerDocument, mark.letters, style);
  return [words, Decoration.widget(pos, flag, { key: `flag ${name}`, side: 1, ignoreSelection: true })];
}

/** The letters are drawn by the style sheet, so that the article's text stays its own. */
function flagOf(document: Document, letters: string, style: string): HTMLElement {
  const flag = document.createElement("span");
  flag.className = "selection-flag";
  flag.setAttribute("aria-hidden", "true");
  flag.setAttribute("data-letters", letters);
  flag.setAttribute("style", style);
  return flag;
}
