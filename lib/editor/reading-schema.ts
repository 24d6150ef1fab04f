import { type AnyExtension, getSchema, Node as NodeType } from "@tiptap/core";
import type { Schema } from "@tiptap/pm/model";
import type { ProseMirrorJson } from "../text/document-json";
import { readingParts } from "./reading-parts";

const Passage = NodeType.create({
  name: "passage",
  content: "block+",
  renderHTML: () => ["div", { class: "passage" }, 0],
});

const ReadingDocument = NodeType.create({ name: "doc", topNode: true, content: "passage+" });

/**
 * An article as it is read: its blocks lie in passages, and otherwise it is made of the same parts. For the
 * screen alone; what is stored and exported knows no passages.
 */
export const readingExtensions: readonly AnyExtension[] = [ReadingDocument, Passage, ...readingParts];

/** The schema of what `inPassages` gives. */
export const readingSchema: Schema = getSchema([...readingExtensions]);

/** A change to one paragraph has the browser and the editor look at its passage's blocks and at all passages. */
const BLOCKS_A_PASSAGE = 32;

/**
 * Lays the blocks of an article's document into passages. A passage ends between two paragraphs only, where the
 * distance is the first one's own margin, so that nothing looks different for being in a passage.
 */
export function inPassages(document: ProseMirrorJson): ProseMirrorJson {
  const passages: ProseMirrorJson[][] = [[]];
  for (const block of document.content ?? []) {
    const passage = passages.at(-1) ?? [];
    if (passage.length >= BLOCKS_A_PASSAGE && isParagraph(passage.at(-1)) && isParagraph(block))
      passages.push([block]);
    else passage.push(block);
  }
  return { ...document, content: passages.map((content) => ({ type: "passage", content })) };
}

const isParagraph = (block: ProseMirrorJson | undefined): boolean => block?.type === "paragraph";
