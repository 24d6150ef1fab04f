import { expect, test } from "vitest";
import { signInMessage } from "./sign-in-refusal";

test("says how long to wait after too many attempts", () => {
  expect(signInMessage("Limited")).toContain("15 minutes");
});

test.each(["OAuthCallback", "constructor", ""])("has words for the code %j as well", (code) => {
  expect(signInMessage(code)).toContain("did not work");
});
