import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { browserSelection } from "./browser-selection";

/** The state as it was when the pointer went down; null while nobody selects. */
type Held = EditorState | null;

const key = new PluginKey<Held>("steady-drawing");

/**
 * While a pointer is held down in the text, what is drawn over it stays as it was, and is brought up to date when the
 * pointer lifts: a browser that is selecting words loses its place when the text under it is drawn anew. A finger is
 * left alone, for browsers do not tell of it once it moves the ends of a selection.
 */
export function steadyDrawingPlugin(): Plugin<Held> {
  return new Plugin<Held>({
    key,
    state: { init: () => null, apply: applyTransaction },
    view: (view) => watchPointer(view),
  });
}

/** The state whose drawing is to be shown at present: the given one, or the one from when the pointer went down. */
export function steadyState(state: EditorState): EditorState {
  return key.getState(state) ?? state;
}

function applyTransaction(transaction: Transaction, held: Held, oldState: EditorState): Held {
  if (transaction.docChanged) return null;
  const isHeld: boolean | undefined = transaction.getMeta(key);
  if (isHeld === undefined) return held;
  return isHeld ? (held ?? oldState) : null;
}

/** What ends a press. The last are for presses whose end goes to something else than the page. */
const ENDS = ["pointerup", "pointercancel", "contextmenu", "blur"] as const;

function watchPointer(view: EditorView): { readonly destroy: () => void } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const window = view.dom.ownerDocument.defaultView;
  let ending: ReturnType<typeof setTimeout> | undefined;
  const press = (event: PointerEvent): void => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    clearTimeout(ending);
    ending = undefined;
    view.dispatch(view.state.tr.setMeta(key, true));
  };
  const lift = (): void => {
    // The browser selects once more after it has told of this.
    if (steadyState(view.state) !== view.state) ending ??= setTimeout(release, 0);
  };
  const release = (): void => {
    ending = undefined;
    view.dispatch(withSelectionOf(view).setMeta(key, false));
  };
  view.dom.addEventListener("pointerdown", press, { signal });
  for (const name of ENDS) window?.addEventListener(name, lift, { signal });
  return {
    destroy: () => {
      stopping.abort();
      clearTimeout(ending);
    },
  };
}

/** Remembers what the browser has selected, which the editor may not have been told yet: drawing brings back what it remembers. */
function withSelectionOf(view: EditorView): Transaction {
  const { tr } = view.state;
  const selected = browserSelection(view);
  if (selected === null) return tr;
  return tr.setSelection(
    TextSelection.between(tr.doc.resolve(selected.anchor), tr.doc.resolve(selected.head)),
  );
}
