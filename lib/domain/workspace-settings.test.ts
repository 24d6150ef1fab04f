import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, readSettings } from "./workspace-settings";

test("settings that a desk never made, or that nobody can read, are the defaults", () => {
  for (const stored of [{}, null, undefined, "x", { requiresSecondReader: "perhaps" }]) {
    expect(readSettings(stored)).toEqual(DEFAULT_SETTINGS);
  }
});

test("settings are read as they were made, and what is not known here is left out", () => {
  expect(readSettings({ requiresSecondReader: true, madeByAnother: 1 })).toEqual({
    requiresSecondReader: true,
    hasPublicLog: true,
  });
});
