import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { WordDiff } from "./word-diff";

const drawn = (before: string, after: string): string =>
  renderToStaticMarkup(
    <MantineProvider>
      <WordDiff before={before} after={after} />
    </MantineProvider>,
  ).replace(/ (class|data-[a-z-]+|style)="[^"]*"/g, "");

describe("WordDiff", () => {
  it("strikes out what was taken out and underlines what was put in, and says so aloud", () => {
    const html = drawn("two million lived there", "2.2 million lived there");
    expect(html).toContain("<del><span>removed: </span>two<span>; </span></del>");
    expect(html).toContain("<ins><span>added: </span>2.2<span>; </span></ins> million lived there");
  });

  it("is the text alone where nothing changed", () => {
    expect(drawn("the same", "the same")).toContain('<span dir="auto">the same</span>');
  });

  it("takes no word for markup", () => {
    expect(drawn("", "<b>bold</b>")).toContain("&lt;b&gt;bold&lt;/b&gt;");
  });
});
