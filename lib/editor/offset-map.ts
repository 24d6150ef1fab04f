import type { Node } from "@tiptap/pm/model";

/** One textblock: where its text begins in the document and in the canonical text, and how long it is (UTF-16). */
export type TextBlock = { readonly pos: number; readonly offset: number; readonly length: number };

/** Which side of a line break a caret on it belongs to. */
export type Side = "before" | "after";

/** Turns ProseMirror positions into offsets of the canonical text and back. */
export type OffsetMap = {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  /** Where in `blocks` the block is that an offset lies in; 0 where there is none. */
  readonly blockIndex: (offset: number) => number;
  /** The offset at a position; between textblocks that of the nearest following text, or of the last text's end. */
  readonly posToOffset: (pos: number) => number;
  /**
   * The position of an offset, held within the text. Every offset lies in exactly one textblock (its end
   * included), so there is nothing to choose inside one; `side` "before" at a textblock's first offset gives
   * the end of the textblock before it, which is where a range that ends there stops.
   */
  readonly offsetToPos: (offset: number, side?: Side) => number;
};

const maps = new WeakMap<Node, OffsetMap>();

/** The map of a document; made once per document. Throws if an inline node has no text of its own length. */
export function offsetMap(doc: Node): OffsetMap {
  const known = maps.get(doc);
  if (known !== undefined) return known;
  const made = buildMap(doc);
  maps.set(doc, made);
  return made;
}

function buildMap(doc: Node): OffsetMap {
  const { blocks, text } = readBlocks(doc);
  return {
    text,
    blocks,
    blockIndex: (offset) => blockIndex(blocks, offset),
    posToOffset: (pos) => posToOffset(blocks, pos),
    offsetToPos: (offset, side = "after") => offsetToPos(blocks, offset, side),
  };
}

function readBlocks(doc: Node): { blocks: readonly TextBlock[]; text: string } {
  const blocks: TextBlock[] = [];
  const lines: string[] = [];
  let offset = 0;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const line = node.textBetween(0, node.content.size, undefined, "\n");
    if (line.length !== node.content.size) throw new Error("An inline node is not as long as its text.");
    blocks.push({ pos: pos + 1, offset, length: line.length });
    lines.push(line);
    offset += line.length + 1;
    return false;
  });
  return { blocks, text: lines.join("\n") };
}

function posToOffset(blocks: readonly TextBlock[], pos: number): number {
  const at = lastBlock(blocks, (block) => block.pos <= pos);
  const block = blocks[at];
  if (block === undefined) return 0;
  if (pos <= block.pos + block.length) return block.offset + pos - block.pos;
  return blocks[at + 1]?.offset ?? block.offset + block.length;
}

function offsetToPos(blocks: readonly TextBlock[], offset: number, side: Side): number {
  const at = blockIndex(blocks, offset);
  const block = blocks[at];
  if (block === undefined) return 0;
  const previous = blocks[at - 1];
  if (side === "before" && offset === block.offset && previous !== undefined)
    return previous.pos + previous.length;
  return block.pos + Math.min(Math.max(offset - block.offset, 0), block.length);
}

function blockIndex(blocks: readonly TextBlock[], offset: number): number {
  return Math.max(
    0,
    lastBlock(blocks, (block) => block.offset <= offset),
  );
}

/** The last block that passes a test which the first ones pass and the later ones do not; -1 if none does. */
function lastBlock(blocks: readonly TextBlock[], passes: (block: TextBlock) => boolean): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const block = blocks[middle];
    if (block !== undefined && passes(block)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
