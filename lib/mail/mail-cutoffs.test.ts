import { expect, test } from "vitest";
import { mailCutoffs } from "./mail-cutoffs";

const at = (time: string) => mailCutoffs(new Date(time));

test("mails a minute after it happened, so that a burst is one e-mail", () => {
  expect(at("2026-03-02T10:00:00.000Z").atOnce).toEqual(new Date("2026-03-02T09:59:00.000Z"));
});

test("leaves to the screen what is older than two days, and never a day that the daily e-mail is for", () => {
  const now = new Date("2026-03-02T06:00:00.000Z");
  expect(now.getTime() - mailCutoffs(now).oldest.getTime()).toBeGreaterThan(26 * 3_600_000);
});
