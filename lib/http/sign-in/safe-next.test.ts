import { expect, test } from "vitest";
import { safeNext } from "./safe-next";

test.each(["/", "/w/demo", "/w/demo/articles/1?at=3#c"])("goes back to %s", (path) => {
  expect(safeNext(path)).toBe(path);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "",
  undefined,
  ["/a", "/b"],
])("goes home instead of to %j", (path) => {
  expect(safeNext(path)).toBe("/");
});
