import { expect, test } from "vitest";
import { signInPlace } from "./sign-in-place";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

test.each([
  ["127.0.0.1", "this machine"],
  ["::1", "this machine"],
  ["::ffff:127.0.0.1", "this machine"],
  ["10.1.2.3", "a private network"],
  ["172.31.0.9", "a private network"],
  ["172.32.0.9", "the internet"],
  ["fd12:3456::1", "a private network"],
  ["fe80::1", "a private network"],
  ["203.0.113.9", "the internet"],
  ["2001:db8::7", "the internet"],
  ["unknown", "an unknown network"],
  [null, "an unknown network"],
])("keeps of the address %s only that it is %s", (address, network) => {
  expect(signInPlace(FIREFOX, address)).toEqual({ browser: "Firefox on Linux", network });
});

test("is the same place after an update of the browser", () => {
  const newer = FIREFOX.replaceAll("140.0", "141.0");
  expect(signInPlace(newer, "203.0.113.9")).toEqual(signInPlace(FIREFOX, "203.0.113.77"));
});
