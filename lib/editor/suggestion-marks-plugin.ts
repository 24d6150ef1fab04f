import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { readHighlights, type TextWindow } from "./highlight-plugin";
import { offsetMap } from "./offset-map";
import { steadyState } from "./steady-drawing";

/** Other words suggested for [start, end) of the canonical text (UTF-16), within one block. */
export type SuggestionMark = {
  readonly suggestionId: string;
  readonly claimId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly language: string | null;
};

type State = { readonly marks: readonly SuggestionMark[]; readonly decorations: DecorationSet };

const key = new PluginKey<State>("suggestion-marks");
const NONE: State = { marks: [], decorations: DecorationSet.empty };

/**
 * Draws suggested wording as a tracked change, beside the highlights and without touching the document: the present words
 * in a `del`, the new ones in an `ins` behind them, which has no place of its own in the text. Only what lies in the
 * window that highlights are drawn for; nothing suggested costs nothing.
 */
export function suggestionMarksPlugin(): Plugin<State> {
  return new Plugin<State>({
    key,
    state: {
      init: () => NONE,
      apply: (transaction, before, oldState, newState) => {
        const marks: readonly SuggestionMark[] = transaction.getMeta(key) ?? before.marks;
        const window = readHighlights(newState)?.window ?? null;
        const isSame = marks === before.marks && window === (readHighlights(oldState)?.window ?? null);
        if (isSame && !transaction.docChanged) return before;
        return marks.length === 0 ? NONE : { marks, decorations: drawn(transaction.doc, marks, window) };
      },
    },
    props: { decorations: (state) => key.getState(steadyState(state))?.decorations },
  });
}

/** Shows these suggestions and no others. */
export function setSuggestionMarks(view: EditorView, marks: readonly SuggestionMark[]): void {
  if (marks.length === 0 && key.getState(view.state)?.marks.length === 0) return;
  view.dispatch(view.state.tr.setMeta(key, marks).setMeta("addToHistory", false));
}

/** Several suggestions for the same words strike them once, and follow each other behind them. */
function drawn(doc: Node, marks: readonly SuggestionMark[], window: TextWindow | null): DecorationSet {
  const map = offsetMap(doc);
  const { from, to } = window ?? { from: 0, to: map.text.length };
  const inView = marks.filter(({ start, end }) => from < end && start < to && end <= map.text.length);
  const struck = new Map(inView.map(({ start, end }) => [`${start} ${end}`, { start, end }]));
  return DecorationSet.create(doc, [
    ...[...struck].map(([place, { start, end }]) =>
      Decoration.inline(
        map.offsetToPos(start),
        map.offsetToPos(end, "before"),
        { nodeName: "del", class: "suggestion-old" },
        { key: place },
      ),
    ),
    ...inView.map((mark, at) =>
      Decoration.widget(
        map.offsetToPos(mark.end, "before"),
        (view) => newWords(view.dom.ownerDocument, mark),
        // Behind the place where the replaced words end, one after the other.
        {
          key: `${mark.suggestionId} ${mark.text}`,
          side: at / inView.length,
          marks: [],
          ignoreSelection: true,
        },
      ),
    ),
  ]);
}

/** The style sheet keeps it out of what is selected and copied, so that the article's text stays its own. */
function newWords(document: Document, { claimId, text, language }: SuggestionMark): HTMLElement {
  const words = document.createElement("ins");
  words.className = "suggestion-new";
  words.setAttribute("data-claims", claimId);
  const [begin, end] = ["[suggested instead: ", "]"].map((said) => {
    const hidden = document.createElement("span");
    hidden.className = "suggestion-said";
    hidden.lang = "en";
    hidden.textContent = said;
    return hidden;
  });
  const own = document.createElement("span");
  own.textContent = text;
  own.dir = "auto";
  if (language !== null) own.lang = language;
  words.append(...[begin, own, end].filter((part) => part !== undefined));
  return words;
}
