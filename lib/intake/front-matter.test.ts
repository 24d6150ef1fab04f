import { describe, expect, it } from "vitest";
import { readFrontMatter } from "./front-matter";
import { readIntake } from "./readers";

const read = (content: string) =>
  readIntake({
    bytes: new TextEncoder().encode(content),
    name: "a.md",
    mediaType: null,
    charset: null,
    address: null,
  });

describe("what stands above a Markdown text", () => {
  it("is what the text says of itself, and none of its words; other fields are listed", async () => {
    const content =
      "---\ntitle: 'Who owns: the harbour'\nauthor: [Ada, Grace]\ndate: 2026-03-04T10:00:00Z\nlang: en_GB\ntags: [a]\n---\n# Fares\n\nThey rose.";
    expect(await read(content)).toMatchObject({
      value: {
        text: "Fares\nThey rose.",
        metadata: {
          title: "Who owns: the harbour",
          byline: "Ada, Grace",
          publishedAt: "2026-03-04",
          language: "en-GB",
        },
        warnings: [{ kind: "left-out", message: "Left out: “tags” of what stands above the text." }],
      },
    });
  });

  it("stays as it is written: no number, no truth, no object of a program", () => {
    expect(readFrontMatter("---\ntitle: 007\nauthor: no\n---\n")?.said).toMatchObject({
      title: "007",
      byline: "no",
    });
    expect(readFrontMatter("---\ntitle: !!js/function 'x'\n---\n")?.said.title ?? "x").toBe("x");
  });

  it.each([
    ["a line between two others", "---\nOnly words\n---\nMore"],
    ["a field that says nothing", "---\na: b\n---\nMore"],
    ["broken", "---\ntitle: [a\n---\nMore"],
    ["further down", "One\n\n---\ntitle: a\n---\n"],
    ["without an end", "---\ntitle: a\n\nMore"],
  ])("is text where it is %s", (_, content) => {
    expect(readFrontMatter(content)).toBeNull();
  });
});
