import "@recogito/text-annotator/text-annotator.css";
import { createTextAnnotator, type TextAnnotation } from "@recogito/text-annotator";
import { type AnyExtension, Editor, type JSONContent } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import Mark from "mark.js";
import type { Highlight } from "../../lib/editor/highlight";
import {
  claimsAt,
  exchangeHighlights,
  highlightPlugin,
  setHighlights,
} from "../../lib/editor/highlight-plugin";
import { offsetMap } from "../../lib/editor/offset-map";
import { inPassages, readingExtensions } from "../../lib/editor/reading-schema";
import { articleExtensions } from "../../lib/editor/schema";
import { followScroll } from "../../lib/editor/visible-window";
import type { ProseMirrorJson } from "../../lib/text/document-json";
import { type BenchClaim, placeClaims, randomNumbers, writeArticle } from "../material";

/** What the measured page offers to bench/highlights/measure.ts. Times are milliseconds. */
const bench = { openAssay, openBare, openRecogito, openMarkJs, change, hitTest, scroll, highlightShare };
export type HighlightBench = typeof bench;
Object.assign(window, { bench });

type Look = "claim-open" | "claim-half-disc" | "claim-circled-cross";
const LOOKS: readonly Look[] = ["claim-open", "claim-half-disc", "claim-circled-cross"];

let editor: Editor | null = null;
let claims: readonly BenchClaim[] = [];

/** Time from nothing to a painted article with its highlights, TipTap and Assay's plugin. */
async function openAssay(words: number, count: number): Promise<number> {
  const article = writeArticle(words);
  claims = placeClaims(article.text, count);
  return untilPainted(() => {
    editor = mountReading(article.paragraphs);
    editor.registerPlugin(highlightPlugin());
    followScroll(editor.view, null);
    setHighlights(
      editor.view,
      claims.map((claim, at) => drawn(claim, at)),
    );
  });
}

/** The same text in TipTap with nothing on it. */
async function openBare(words: number): Promise<number> {
  const article = writeArticle(words);
  return untilPainted(() => {
    editor = mount(article.paragraphs);
    editor.registerPlugin(new Plugin({}));
  });
}

/** The highlights alone, on an article that already stands painted as Assay mounts it. */
async function highlightShare(words: number, count: number): Promise<number> {
  await untilPainted(() => {
    editor = mountReading(writeArticle(words).paragraphs);
  });
  const view = opened().view;
  claims = placeClaims(offsetMap(view.state.doc).text, count);
  const highlights = claims.map((claim, at) => drawn(claim, at));
  await nextFrame();
  return untilPainted(() => {
    opened().registerPlugin(highlightPlugin());
    followScroll(view, null);
    setHighlights(view, highlights);
  });
}

async function openRecogito(words: number, count: number): Promise<number> {
  const { element, text } = mountHtml(words);
  const annotations = placeClaims(text, count).map(({ claimId, start, end }) => ({
    id: claimId,
    bodies: [],
    target: { annotation: claimId, selector: [{ quote: text.slice(start, end), start, end }] },
  }));
  await nextFrame();
  return untilPainted(() => {
    const annotator = createTextAnnotator(element, { annotatingEnabled: false });
    // Its types demand a live Range; its code makes one from the offsets.
    const wanted: readonly unknown[] = annotations;
    annotator.state.store.bulkAddAnnotations(wanted as TextAnnotation[], true);
  });
}

async function openMarkJs(words: number, count: number): Promise<number> {
  const { element, text } = mountHtml(words);
  const ranges = placeClaims(text, count).map(({ start, end }) => ({ start, length: end - start }));
  await nextFrame();
  return new Promise((resolve) => {
    const began = performance.now();
    new Mark(element).markRanges(
      ranges.sort((a, b) => a.start - b.start),
      { done: () => void nextFrame().then(() => resolve(performance.now() - began)) },
    );
  });
}

/** Adds, recolours or deletes one claim near the top, to paint. */
async function change(kind: "add" | "recolour" | "delete", turn: number): Promise<number> {
  const { view } = opened();
  const start = 200 + turn * 37;
  const claim = { claimId: `own-${turn}`, start, end: start + 80 };
  return untilPainted(() => {
    if (kind === "delete") exchangeHighlights(view, [], [claim.claimId]);
    else exchangeHighlights(view, [drawn(claim, kind === "add" ? 0 : 1)]);
  });
}

/** The mean time of one hit test in microseconds, and how many of the answers equal a plain scan of the claims. */
function hitTest(points: number): { readonly meanMicroseconds: number; readonly right: number } {
  const { state } = opened().view;
  const map = offsetMap(state.doc);
  const random = randomNumbers(7);
  const offsets = Array.from({ length: points }, () => Math.floor(random() * map.text.length)).filter(
    (offset) => map.text[offset] !== "\n",
  );
  const positions = offsets.map((offset) => map.offsetToPos(offset));
  const began = performance.now();
  const answers = positions.map((position) => claimsAt(state, position));
  const elapsed = performance.now() - began;
  const right = answers.filter((answer, at) => sameIds(answer, scan(offsets[at] ?? 0))).length;
  return { meanMicroseconds: (elapsed * 1000) / offsets.length, right: right + (points - offsets.length) };
}

/** Scrolls a screen a frame; gives the 95th percentile of the work a frame takes. */
async function scroll(frames: number): Promise<number> {
  const times: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    times.push(await untilPainted(() => window.scrollBy(0, 300)));
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

function scan(offset: number): readonly string[] {
  return claims.filter(({ start, end }) => start <= offset && offset < end).map(({ claimId }) => claimId);
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === a.length;
}

function drawn({ claimId, start, end }: BenchClaim, at: number): Highlight {
  return {
    claimId,
    start,
    end,
    label: claimId,
    look: { className: LOOKS[at % LOOKS.length] ?? "claim-open" },
  };
}

function opened(): Editor {
  if (editor === null) throw new Error("Open an article before measuring on it.");
  return editor;
}

function mount(paragraphs: readonly string[]): Editor {
  return makeEditor([...articleExtensions], documentOf(paragraphs));
}

/** As Assay mounts an article. */
function mountReading(paragraphs: readonly string[]): Editor {
  return makeEditor([...readingExtensions], inPassages(documentOf(paragraphs)));
}

function documentOf(paragraphs: readonly string[]): ProseMirrorJson {
  const content = paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] }));
  return { type: "doc", content };
}

function makeEditor(extensions: AnyExtension[], content: ProseMirrorJson): Editor {
  return new Editor({
    element: document.body.appendChild(document.createElement("article")),
    extensions,
    editable: false,
    content: content as JSONContent,
  });
}

function mountHtml(words: number): { readonly element: HTMLElement; readonly text: string } {
  const element = document.body.appendChild(document.createElement("article"));
  for (const text of writeArticle(words).paragraphs) {
    element.appendChild(document.createElement("p")).textContent = text;
  }
  return { element, text: element.textContent ?? "" };
}

/** From the start of a frame's work to the end of its painting, so that waiting for the screen does not count. */
function untilPainted(work: () => void): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const began = performance.now();
      work();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - began);
      port2.postMessage(null);
    });
  });
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}
