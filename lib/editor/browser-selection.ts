import type { EditorView } from "@tiptap/pm/view";

/** What the browser has selected, in positions of the editor's document; null unless both ends lie in the editor. */
export function browserSelection(
  view: EditorView,
): { readonly anchor: number; readonly head: number } | null {
  const selection = view.dom.ownerDocument.getSelection();
  if (selection === null || selection.anchorNode === null || selection.focusNode === null) return null;
  if (!view.dom.contains(selection.anchorNode) || !view.dom.contains(selection.focusNode)) return null;
  return {
    anchor: view.posAtDOM(selection.anchorNode, selection.anchorOffset),
    head: view.posAtDOM(selection.focusNode, selection.focusOffset),
  };
}
