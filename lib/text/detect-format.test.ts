import { expect, it } from "vitest";
import { detectFormat } from "./detect-format";

it("tells a file's format by the end of its name, in any case", () => {
  expect(["a.txt", "A.MD", "b.c.html", "x.HTM", "مقال.md"].map(detectFormat)).toEqual([
    "text",
    "markdown",
    "html",
    "html",
    "markdown",
  ]);
});

it("knows nothing of other files", () => {
  expect(["a.docx", "txt", "", "a.constructor", "a.md/b"].map(detectFormat)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});
