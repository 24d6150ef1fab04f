import Ajv from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, it } from "vitest";
import { percentEncodedUri } from "./percent-encoded-uri";

const ajv = new Ajv();
addFormats(ajv);
const isUri = ajv.compile({ type: "string", format: "uri" });

it("gives URIs that a strict reader takes and that lead to the same place", { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (path) => {
      const address = `https://ex\u00e4mple.org/a?${path}#${path}`;
      const uri = percentEncodedUri(address) ?? "";
      expect(isUri(uri), uri).toBe(true);
      expect(new URL(uri).pathname).toBe(new URL(address).pathname);
    }),
    { numRuns: 50 },
  );
});

it("encodes what is not in the alphabet of URIs and leaves the rest", () => {
  expect(percentEncodedUri("https://a.example:8080/x%20y?z=[1]|\u00e4%&b=%zz#é")).toBe(
    "https://a.example:8080/x%20y?z=%5B1%5D%7C%C3%A4%25&b=%25zz#%C3%A9",
  );
  expect(percentEncodedUri("https://[::1]/")).toBe("https://[::1]/");
});

it("takes no other scheme and no relative address", () => {
  for (const address of ["javascript:alert(1)", "data:text/html,x", "/a", ""]) {
    expect(percentEncodedUri(address)).toBeNull();
  }
});
