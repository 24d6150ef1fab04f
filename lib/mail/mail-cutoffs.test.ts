import { expect, test } from "vitest";
import { mailCutoffs } from "./mail-cutoffs";

const at = (time: string) => mailCutoffs(new Date(time));

test("mails a minute after it happened, so that a burst is one e-mail", () => {
  expect(at("2026-03-02T10:00:00.000Z").atOnce).toEqual(new Date("2026-03-02T09:59:00.000Z"));
});

test("mails once a day what happened before six, also right at six and across a month", () => {
  expect(at("2026-03-02T06:00:00.000Z").daily).toEqual(new Date("2026-03-02T06:00:00.000Z"));
  expect(at("2026-03-02T23:59:00.000Z").daily).toEqual(new Date("2026-03-02T06:00:00.000Z"));
  expect(at("2026-03-01T05:59:59.999Z").daily).toEqual(new Date("2026-02-28T06:00:00.000Z"));
});

test("leaves to the screen what is older than two days, and never a day that the daily e-mail is for", () => {
  const { daily, oldest } = at("2026-03-02T06:00:00.000Z");
  expect(daily.getTime() - oldest.getTime()).toBeGreaterThan(24 * 3_600_000);
});
