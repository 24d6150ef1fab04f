import { expect, it } from "vitest";
import { startOptions } from "./start-options.mjs";

it("starts one process unless told how many", () => {
  expect(startOptions([])).toEqual({ isDev: false, processes: 1 });
  expect(startOptions(["--processes", "4"])).toEqual({ isDev: false, processes: 4 });
  expect(startOptions(["--dev"])).toEqual({ isDev: true, processes: 1 });
});

it("says what is wrong with what it was told", () => {
  for (const count of ["0", "-1", "two", "1.5", "65"]) {
    expect(() => startOptions(["--processes", count])).toThrow("whole number from 1 to 64");
  }
  expect(() => startOptions(["--processes"])).toThrow("whole number");
  expect(() => startOptions(["--prcesses", "2"])).toThrow("does not know --prcesses");
  expect(() => startOptions(["--dev", "--processes", "2"])).toThrow("one process");
});
