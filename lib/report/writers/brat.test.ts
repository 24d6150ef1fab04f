import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report } from "../report";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { expectWordsAtPlaces, readBrat } from "../testing/read-brat.expected";
import { builtReport, reportOn } from "../testing/report-builder";
import { writer } from "./brat";

const readFolder = async (report: Report) => readBrat(await writer.write(report));

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

  it("count a byte order mark at the beginning of the text as one of its characters", async () => {
    const line = "\ufeffThe ferry sails at noon.";
    const folder = await readFolder(reportOn([line], "Anna", [line]));
    expect(folder.text).toBe(line);
    expectWordsAtPlaces(folder);
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
