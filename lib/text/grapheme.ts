const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** True when `offset` (UTF-16) falls between the two halves of a surrogate pair. */
export function splitsSurrogatePair(text: string, offset: number): boolean {
  return isHighSurrogate(text.charCodeAt(offset - 1)) && isLowSurrogate(text.charCodeAt(offset));
}

/**
 * Widens [start, end) (UTF-16, within the text) until neither end cuts a grapheme cluster: what a person sees
 * as one character (Unicode UAX #29) is taken whole or not at all.
 */
export function snapOutward(text: string, start: number, end: number): { start: number; end: number } {
  return { start: clusterAround(text, start).start, end: clusterAround(text, end).end };
}

/** True when a grapheme cluster may be cut off at `offset`. */
export function isGraphemeBoundary(text: string, offset: number): boolean {
  return clusterAround(text, offset).start === offset;
}

/** What a person sees as characters, one by one. */
export function clustersOf(text: string): readonly string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

/** The cluster that `offset` cuts; at a boundary the empty stretch at `offset`. */
function clusterAround(text: string, offset: number): { start: number; end: number } {
  if (offset <= 0 || offset >= text.length || isPlainGap(text, offset)) return { start: offset, end: offset };
  const line = lineAround(text, offset);
  const cluster = graphemes.segment(text.slice(line.start, line.end)).containing(offset - line.start);
  if (cluster === undefined) return { start: offset, end: offset };
  const start = line.start + cluster.index;
  return start === offset ? { start, end: start } : { start, end: start + cluster.segment.length };
}

/** Between two ASCII characters there is always a boundary, save inside CR LF; this spares the segmenter. */
function isPlainGap(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before < 0x80 && after < 0x80 && !(before === 0x0d && after === 0x0a);
}

/** No cluster reaches past a line feed, so the line is all that the segmenter needs to see. */
function lineAround(text: string, offset: number): { start: number; end: number } {
  const next = text.indexOf("\n", offset);
  return { start: text.lastIndexOf("\n", offset - 1) + 1, end: next === -1 ? text.length : next + 1 };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
