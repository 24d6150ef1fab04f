/** The stretch without the white space at its ends, first offset first; null when nothing is left. UTF-16. */
export function trimSelection(
  text: string,
  selection: { readonly anchor: number; readonly head: number },
): { readonly start: number; readonly end: number } | null {
  const from = Math.min(selection.anchor, selection.head);
  const words = text.slice(from, Math.max(selection.anchor, selection.head));
  const inner = words.trim();
  if (inner === "") return null;
  const start = from + words.indexOf(inner);
  return { start, end: start + inner.length };
}
