import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { nastyText } from "../nasty-text.arbitrary";
import type { Report } from "../report";
import { builtReport, reportOn } from "../report-builder";
import { writer } from "./brat";

type Folder = {
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
async function readFolder(report: Report): Promise<Folder> {
  const file = await writer.write(report);
  if (typeof file === "string") throw new Error("A zip is no text.");
  const files = unzipSync(file);
  const textOf = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const text = textOf("article.txt");
  const lines = textOf("article.ann").split(/(?!\t)[\p{Cc}\u2028\u2029]/u);
  expect(lines.pop()).toBe("");
  const claims: Folder["claims"][number][] = [];
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

function expectWordsAtPlaces({ text, claims }: Folder): void {
  const points = [...text];
  for (const { places, words } of claims) {
    expect(places.map(([start, end]) => points.slice(start, end).join("")).join(" ")).toBe(words);
    expect(words).not.toContain("\n");
  }
}

describe("spans as a brat folder", () => {
  it("name each claim's words by code points, over lines as discontinuous ones", async () => {
    const folder = await readFolder(builtReport());
    expectWordsAtPlaces(folder);
    expect(folder.claims).toHaveLength(6);
    expect(folder.claims.map(({ words }) => words)).toContain("if (a < b) {   c");
    expect(folder.claims.some(({ places }) => places.length > 1)).toBe(true);
  });

  it("declare and give each claim's status and rating, with its statement as a note", async () => {
    const { attributes, notes, configuration } = await readFolder(builtReport("What was said."));
    expect(attributes.filter(([name]) => name === "Status")).toHaveLength(6);
    expect(attributes).toContainEqual(["Rating", "T1", "true"]);
    for (const [name, , value] of attributes) {
      const declared = new RegExp(`^${name}\\tArg:Claim, Value:(\\S+)$`, "m").exec(configuration)?.[1];
      expect(declared?.split("|")).toContain(value);
    }
    expect(notes.get("T1")).toContain("What was said.");
  });

  it("keep every offset and one line an annotation, whatever the article and people say", async () => {
    await fc.assert(
      fc.asyncProperty(
        nastyText,
        fc.array(nastyText, { minLength: 1, maxLength: 3 }),
        async (speech, lines) => {
          const text = lines.join("\n");
          const folder = await readFolder(reportOn(lines, speech, [text]));
          expect([...folder.text]).toHaveLength([...text].length);
          expectWordsAtPlaces(folder);
        },
      ),
    );
  });
});
