import { unzipSync } from "fflate";
import { expect } from "vitest";

export type BratFolder = {
  readonly text: string;
  readonly claims: readonly { readonly places: readonly (readonly number[])[]; readonly words: string }[];
  readonly attributes: readonly (readonly string[])[];
  readonly notes: ReadonlyMap<string, string>;
  readonly configuration: string;
};

/**
 * Reads the folder as https://brat.nlplab.org/standoff.html says: a line an annotation, its parts between tabs, offsets
 * in characters of the text, the parts of a discontinuous one joined by a space. Any control but the tab ends a line, as
 * those of Python's `str.splitlines` do.
 */
export function readBrat(file: string | Uint8Array): BratFolder {
  if (typeof file === "string") throw new Error("A zip is no text.");
  const files = unzipSync(file);
  // Python's "utf-8" takes U+FEFF at the beginning for a character of the text.
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const textOf = (name: string) => decoder.decode(files[name]);
  const text = textOf("article.txt");
  const lines = textOf("article.ann").split(/(?!\t)[\p{Cc}\u2028\u2029]/u);
  expect(lines.pop()).toBe("");
  const claims: BratFolder["claims"][number][] = [];
  const attributes: (readonly string[])[] = [];
  const notes = new Map<string, string>();
  for (const line of lines) {
    const [id = "", body = "", words, ...rest] = line.split("\t");
    expect(rest).toEqual([]);
    if (id.startsWith("T")) {
      const [, spans] = /^Claim (\d+ \d+(?:;\d+ \d+)*)$/.exec(body) ?? [];
      claims.push({
        places: (spans ?? "").split(";").map((s) => s.split(" ").map(Number)),
        words: words ?? "",
      });
    } else if (id.startsWith("A")) attributes.push(body.split(" "));
    else if (id.startsWith("#")) notes.set(body.replace("AnnotatorNotes ", ""), words ?? "");
    else throw new Error(`No kind of annotation: ${line}`);
  }
  return { text, claims, attributes, notes, configuration: textOf("annotation.conf") };
}

/** That each claim's words stand at its places, on one line. */
export function expectWordsAtPlaces({ text, claims }: BratFolder): void {
  const points = [...text];
  for (const { places, words } of claims) {
    expect(places.map(([start, end]) => points.slice(start, end).join("")).join(" ")).toBe(words);
    expect(words).not.toContain("\n");
  }
}
