import { expect, it } from "vitest";
import { roomCircles } from "./room-circles.mjs";

it("tells of two rooms that import one another, with the imports that do", () => {
  const modules = [imports("a/one.ts", "b/two.ts"), imports("b/three.ts", "a/four.ts")];
  expect(roomCircles(modules)).toEqual(["a → b → a\n    a/one.ts → b/two.ts\n    b/three.ts → a/four.ts"]);
});

it("tells of a circle by way of others once", () => {
  const modules = [
    imports("a/one.ts", "b/two.ts"),
    imports("b/two.ts", "b/inner/three.ts"),
    imports("b/inner/three.ts", "a/four.ts"),
  ];
  expect(roomCircles(modules)).toHaveLength(1);
});

it("lets a room lean on the rooms in it, and files of one room on each other", () => {
  const modules = [imports("a/one.ts", "a/in/two.ts", "a/three.ts"), imports("a/three.ts", "b/four.ts")];
  expect(roomCircles(modules)).toEqual([]);
});

it("leaves out what only tests use", () => {
  const modules = [
    imports("a/one.ts", "b/two.ts"),
    imports("b/two.test.ts", "a/one.ts"),
    imports("b/testing/builder.ts", "a/one.ts"),
  ];
  expect(roomCircles(modules)).toEqual([]);
});

function imports(source: string, ...resolved: readonly string[]) {
  return { source, dependencies: resolved.map((each) => ({ resolved: each })) };
}
