import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { type Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { assertNever } from "../domain/assert-never";
import type { Highlight } from "./highlight";
import { type IntervalIndex, intervalIndex } from "./interval-index";
import { offsetMap } from "./offset-map";
import { segmentDecorations } from "./segment-decorations";
import { clipSegments, cutSegments } from "./segments";

/** A stretch of the canonical text, in UTF-16 offsets. */
export type TextWindow = { readonly from: number; readonly to: number };

/** What the plugin knows: every highlight, the window that is drawn, the active claim, and the drawing. */
export type HighlightState = {
  readonly index: IntervalIndex<Highlight>;
  readonly window: TextWindow;
  readonly activeId: string | null;
  readonly decorations: DecorationSet;
  /** The decorations by the key that says where they are and how they look. */
  readonly drawn: ReadonlyMap<string, Decoration>;
};

type HighlightChange =
  | { readonly kind: "set"; readonly highlights: readonly Highlight[] }
  | { readonly kind: "put"; readonly highlights: readonly Highlight[] }
  | { readonly kind: "remove"; readonly claimId: string }
  | { readonly kind: "activate"; readonly claimId: string | null }
  | { readonly kind: "window"; readonly window: TextWindow };

const key = new PluginKey<HighlightState>("highlights");
const NOTHING_DRAWN = { decorations: DecorationSet.empty, drawn: new Map<string, Decoration>() } as const;
/** About a first screen, before anyone has said what is in view. */
const FIRST_WINDOW: TextWindow = { from: 0, to: 3_000 };

/**
 * Draws claims over a read-only article without touching its document: `mark` elements for the claims inside a
 * window of the text, cut into disjoint segments. Everything outside the window costs nothing to draw.
 */
export function highlightPlugin(): Plugin<HighlightState> {
  return new Plugin<HighlightState>({
    key,
    state: {
      init: () => emptyState(),
      apply: applyTransaction,
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

/** Shows these highlights and no others. */
export function setHighlights(view: EditorView, highlights: readonly Highlight[]): void {
  send(view, { kind: "set", highlights });
}

/** Adds a claim, or redraws it: what is given takes the place of all that its claim had. */
export function putHighlight(view: EditorView, highlight: Highlight | readonly Highlight[]): void {
  send(view, { kind: "put", highlights: [highlight].flat() });
}

/** Takes a claim's highlights away. */
export function removeHighlight(view: EditorView, claimId: string): void {
  send(view, { kind: "remove", claimId });
}

/** Marks one claim as the active one, or none. */
export function activateHighlight(view: EditorView, claimId: string | null): void {
  if (key.getState(view.state)?.activeId !== claimId) send(view, { kind: "activate", claimId });
}

/** Says which part of the text is to be drawn, in offsets of the canonical text. */
export function showWindow(view: EditorView, window: TextWindow): void {
  const shown = key.getState(view.state)?.window;
  if (shown?.from !== window.from || shown.to !== window.to) send(view, { kind: "window", window });
}

/** The claims under a position, innermost first, each once. Asks the index, so it also knows what is not drawn. */
export function claimsAt(state: EditorState, pos: number): readonly string[] {
  const hits = key.getState(state)?.index.at(offsetMap(state.doc).posToOffset(pos)) ?? [];
  return [...new Set(hits.map(({ claimId }) => claimId))];
}

/** What the plugin knows at present; null where it is not installed. */
export function readHighlights(state: EditorState): HighlightState | null {
  return key.getState(state) ?? null;
}

function send(view: EditorView, change: HighlightChange): void {
  view.dispatch(view.state.tr.setMeta(key, change).setMeta("addToHistory", false));
}

function emptyState(): HighlightState {
  return {
    index: intervalIndex<Highlight>([]),
    window: FIRST_WINDOW,
    activeId: null,
    ...NOTHING_DRAWN,
  };
}

function applyTransaction(transaction: Transaction, before: HighlightState): HighlightState {
  const change: HighlightChange | undefined = transaction.getMeta(key);
  const drawing = transaction.docChanged ? NOTHING_DRAWN : before;
  const { decorations, drawn } = drawing;
  if (change !== undefined) return draw(transaction.doc, { ...changed(before, change), decorations, drawn });
  return transaction.docChanged ? draw(transaction.doc, { ...before, decorations, drawn }) : before;
}

function changed(before: HighlightState, change: HighlightChange): HighlightState {
  switch (change.kind) {
    case "set":
      return { ...before, index: intervalIndex(change.highlights) };
    case "put":
      return { ...before, index: before.index.put(change.highlights) };
    case "remove":
      return { ...before, index: before.index.remove(change.claimId) };
    case "activate":
      return { ...before, activeId: change.claimId };
    case "window":
      return { ...before, window: change.window };
    default:
      return assertNever(change);
  }
}

/** Exchanges only what looks different now, so that the view need not look at the blocks that stay. */
function draw(doc: Node, state: HighlightState): HighlightState {
  const { from, to } = state.window;
  const segments = clipSegments(cutSegments(state.index.overlapping(from, to)), from, to);
  const drawn = new Map<string, Decoration>();
  for (const decoration of segmentDecorations(doc, segments, state.activeId)) {
    drawn.set(String(decoration.spec.key), decoration);
  }
  const gone = [...state.drawn].filter(([key]) => !drawn.has(key)).map(([, decoration]) => decoration);
  const fresh = [...drawn].filter(([key]) => !state.drawn.has(key)).map(([, decoration]) => decoration);
  return { ...state, drawn, decorations: state.decorations.remove(gone).add(doc, fresh) };
}
