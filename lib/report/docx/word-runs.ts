import { type IParagraphOptions, type IRunOptions, type ParagraphChild, Tab, TextRun } from "docx";
import { type Direction, deriveDirection } from "../../text/direction";
import { xmlText } from "../../text/xml-text";
import { WordLink } from "./word-link";

/** How words look: what Word calls run properties. */
export type WordLook = Pick<
  IRunOptions,
  "bold" | "italics" | "underline" | "strike" | "subScript" | "superScript" | "font" | "style"
>;

/** What makes a paragraph's lines run in a direction. */
export const linesOf = (direction: Direction): Pick<IParagraphOptions, "bidirectional"> =>
  direction === "rtl" ? { bidirectional: true } : {};

/** Text as runs. A line end is a line break, a tab a tab; what XML cannot carry becomes U+FFFD, a control a space. */
export function wordRuns(text: string, look: WordLook = {}): readonly TextRun[] {
  return text.split(/\r\n|[\n\r]/).map((line, index) => {
    const parts = xmlText(line)
      .split("\t")
      .flatMap((part, at) => [...(at === 0 ? [] : [new Tab()]), ...(part === "" ? [] : [part])]);
    return new TextRun({
      ...look,
      ...(index === 0 ? {} : { break: 1 }),
      ...(deriveDirection(line) === "rtl" ? { rightToLeft: true } : {}),
      children: parts,
    });
  });
}

/** The runs, linked when there is an address. */
export function linkedRuns(
  text: string,
  address: string | null,
  look: WordLook = {},
): readonly ParagraphChild[] {
  return linked(wordRuns(text, address === null ? look : { style: "Hyperlink", ...look }), address);
}

/** What is linked when there is an address. */
export function linked(
  children: readonly ParagraphChild[],
  address: string | null,
): readonly ParagraphChild[] {
  return address === null ? children : [new WordLink(address, children)];
}
