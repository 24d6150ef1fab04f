import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeAddress, quotedWords, sourceKey } from "./source-address";

describe("a source's address", () => {
  it.each([
    ["www.example.org/x", "https://www.example.org/x"],
    ["  example.org  ", "https://example.org"],
    ["example.org:8080/a?b=c#d", "https://example.org:8080/a?b=c#d"],
    ["//example.org/x", "https://example.org/x"],
    ["bücher.example/straße", "https://bücher.example/straße"],
    ["10.1000/182", "https://doi.org/10.1000/182"],
    ["doi:10.1038/nphys1170", "https://doi.org/10.1038/nphys1170"],
    ["DOI: 10.1038/nphys1170", "https://doi.org/10.1038/nphys1170"],
    ["doi.org/10.1000/182", "https://doi.org/10.1000/182"],
    [
      "10.1002/(SICI)1<1::AID-X>3.0.CO;2-2#a?",
      "https://doi.org/10.1002/(SICI)1%3C1::AID-X%3E3.0.CO;2-2%23a%3F",
    ],
  ])("%s is completed", (typed, meant) => {
    expect(completeAddress(typed)).toBe(meant);
  });

  it.each([
    "https://example.org/x",
    "http://example.org/x",
    "HTTP://EXAMPLE.ORG",
    "javascript:alert(1)",
    "mailto:a@example.org",
    "ftp://example.org/x",
    "somebody@example.org",
    "harbour office",
    "minutes",
    "10.5 million",
    "",
  ])("%j is left as it is", (typed) => {
    expect(completeAddress(typed)).toBe(typed);
  });

  it("is complete once it was completed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (typed) => {
        const once = completeAddress(typed);
        expect(completeAddress(once)).toBe(once);
      }),
    );
  });
});

describe("two addresses are of one source", () => {
  const same = (a: string, b: string): boolean => sourceKey(a) === sourceKey(b);

  it.each([
    ["http://example.org/x", "https://EXAMPLE.org:443/x"],
    ["https://example.org", "https://example.org./#top"],
    ["https://example.org/x?id=1&utm_source=mail&fbclid=a", "https://example.org/x?id=1"],
    ["https://example.org/x?gclid=1", "https://example.org/x"],
    ["https://bücher.example/", "https://xn--bcher-kva.example"],
  ])("%s, %s", (a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it.each([
    ["https://example.org/x", "https://example.org/y"],
    ["https://example.org/x?id=1", "https://example.org/x?id=2"],
    ["https://example.org:8443/", "https://example.org/"],
    ["https://example.org/x#:~:text=one", "https://example.org/x#:~:text=two"],
  ])("not %s, %s", (a, b) => {
    expect(same(a, b)).toBe(false);
  });

  it("what is no web address is the same as nothing", () => {
    expect(sourceKey("mailto:a@example.org")).toBeNull();
    expect(sourceKey("nothing")).toBeNull();
  });
});

describe("words that an address points at", () => {
  it.each([
    ["https://example.org/#:~:text=41%2C200%20containers", "41,200 containers"],
    ["https://example.org/#top:~:text=harbour-,41%2C200,last%20year,-more", "41,200 … last year"],
    ["https://example.org/#:~:text=one&text=two", "one … two"],
    ["https://example.org/#:~:text=caf%C3%A9", "café"],
    ["https://example.org/#:~:text=100%25", "100%"],
    ["https://example.org/#:~:text=%FF", "%FF"],
    ["https://example.org/#text=one", null],
    ["https://example.org/", null],
    ["no address", null],
  ])("%s", (address, words) => {
    expect(quotedWords(address)).toBe(words);
  });
});
