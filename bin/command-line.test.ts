import { expect, it } from "vitest";
import { readTyped, UsageError } from "./command-line";

it("takes words and options in any order", () => {
  expect(readTyped(["--role", "editor", "ann@desk.example"], ["role"])).toEqual({
    words: ["ann@desk.example"],
    options: { role: "editor" },
  });
});

it("refuses words beyond those a command knows, naming them", () => {
  expect(() => readTyped(["ann@desk.example", "Ann", "Lee"], [])).toThrow(
    new UsageError("Not understood: Ann Lee. Put what has spaces between quotation marks."),
  );
  expect(() => readTyped(["stray"], ["name"], 0)).toThrow(UsageError);
});

it("refuses an option it does not know, naming it", () => {
  expect(() => readTyped(["--rol", "editor"], ["role"])).toThrow(/--rol/);
});
