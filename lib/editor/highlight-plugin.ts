import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { type Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { assertNever } from "../domain/assert-never";
import type { Highlight } from "./highlight";
import { type IntervalIndex, intervalIndex } from "./interval-index";
import { offsetMap } from "./offset-map";
import { segmentDecorations } from "./segment-decorations";
import { type Segment, segmentsWithin } from "./segments";
import { steadyState } from "./steady-drawing";

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
  | {
      readonly kind: "exchange";
      readonly highlights: readonly Highlight[];
      readonly removed: readonly string[];
    }
  | { readonly kind: "activate"; readonly claimId: string | null }
  | { readonly kind: "window"; readonly window: TextWindow };

const key = new PluginKey<HighlightState>("highlights");
const NOTHING_DRAWN = { decorations: DecorationSet.empty, drawn: new Map<string, Decoration>() } as const;
/** About a first screen, before anyone has said what is in view. */
export const FIRST_WINDOW: TextWindow = { from: 0, to: 3_000 };

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
    props: { decorations: (state) => key.getState(steadyState(state))?.decorations },
  });
}

/** Shows these highlights and no others. */
export function setHighlights(view: EditorView, highlights: readonly Highlight[]): void {
  send(view, { kind: "set", highlights });
}

/**
 * Adds claims, or redraws them: what is given takes the place of all that its claims had. Takes the claims of
 * `removed` away. Looks only at the text that they cover, however many others there are.
 */
export function exchangeHighlights(
  view: EditorView,
  highlights: readonly Highlight[],
  removed: readonly string[] = [],
): void {
  if (highlights.length + removed.length > 0) send(view, { kind: "exchange", highlights, removed });
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
  const { doc } = transaction;
  if (transaction.docChanged) {
    return drawWindow(doc, {
      ...(change === undefined ? before : changed(before, change)),
      ...NOTHING_DRAWN,
    });
  }
  if (change === undefined) return before;
  const after = changed(before, change);
  if (change.kind !== "exchange") return drawWindow(doc, after);
  const touched = touchedText(before.index, after.index, change, offsetMap(doc).text.length);
  return touched === null ? after : drawAround(doc, after, touched);
}

function changed(before: HighlightState, change: HighlightChange): HighlightState {
  switch (change.kind) {
    case "set":
      return { ...before, index: intervalIndex(change.highlights) };
    case "exchange": {
      const left = change.removed.reduce((index, claimId) => index.remove(claimId), before.index);
      return { ...before, index: left.put(change.highlights) };
    }
    case "activate":
      return { ...before, activeId: change.claimId };
    case "window":
      return { ...before, window: change.window };
    default:
      return assertNever(change);
  }
}

/** From where the exchanged claims begin to where they end, before and after; null if they cover nothing. */
function touchedText(
  before: IntervalIndex<Highlight>,
  after: IntervalIndex<Highlight>,
  { highlights, removed }: Extract<HighlightChange, { readonly kind: "exchange" }>,
  textLength: number,
): TextWindow | null {
  const claimIds = new Set([...removed, ...highlights.map(({ claimId }) => claimId)]);
  const stretches = [...claimIds].flatMap((claimId) => [...before.of(claimId), ...after.of(claimId)]);
  if (stretches.length === 0) return null;
  return {
    from: Math.min(textLength, ...stretches.map(({ start }) => start)),
    to: Math.min(textLength, Math.max(...stretches.map(({ end }) => end))),
  };
}

/** Draws the whole window, exchanging only what looks different, so that the view need not look at the rest. */
function drawWindow(doc: Node, state: HighlightState): HighlightState {
  const { from, to } = state.window;
  return exchangeDrawn(doc, state, [...state.drawn.values()], segmentsWithin(state.index, from, to));
}

/**
 * Draws only the segments of claims that meet a stretch of text. Where the outermost of these claims begins and
 * ends every segment is cut, so what is drawn beyond looks as before.
 */
function drawAround(doc: Node, state: HighlightState, touched: TextWindow): HighlightState {
  const { index, window } = state;
  const near = index.overlapping(touched.from - 1, touched.to + 1);
  const from = Math.max(window.from, Math.min(touched.from, ...near.map(({ start }) => start)));
  const to = Math.min(window.to, Math.max(touched.to, ...near.map(({ end }) => end)));
  if (from >= to) return state;
  const map = offsetMap(doc);
  const [fromPos, toPos] = [map.offsetToPos(from), map.offsetToPos(to)];
  const old = state.decorations
    .find(fromPos, toPos)
    .filter((decoration) => decoration.from >= fromPos && decoration.to <= toPos);
  return exchangeDrawn(doc, state, old, segmentsWithin(state.index, from, to));
}

function exchangeDrawn(
  doc: Node,
  state: HighlightState,
  old: readonly Decoration[],
  segments: readonly Segment<Highlight>[],
): HighlightState {
  const wanted = new Map(
    segmentDecorations(doc, segments, state.activeId).map((decoration) => [keyOf(decoration), decoration]),
  );
  const gone = old.filter((decoration) => !wanted.has(keyOf(decoration)));
  const fresh = [...wanted].filter(([drawnKey]) => !state.drawn.has(drawnKey));
  if (gone.length + fresh.length === 0) return state;
  const drawn = new Map(state.drawn);
  for (const decoration of gone) drawn.delete(keyOf(decoration));
  for (const [drawnKey, decoration] of fresh) drawn.set(drawnKey, decoration);
  const decorations = state.decorations.remove(gone).add(
    doc,
    fresh.map(([, decoration]) => decoration),
  );
  return { ...state, drawn, decorations };
}

const keyOf = (decoration: Decoration): string => String(decoration.spec.key);
