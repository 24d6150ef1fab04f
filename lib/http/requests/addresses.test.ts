import { expect, test } from "vitest";
import { isSameOrigin } from "./addresses";

const from = (headers: Record<string, string>) =>
  isSameOrigin(new Request("http://localhost:3000/api", { method: "POST", headers }));

test("lets our own pages write, also behind a proxy that names the host", () => {
  expect(from({ "Sec-Fetch-Site": "same-origin" })).toBe(true);
  expect(from({ Origin: "http://localhost:3000" })).toBe(true);
  expect(from({ Origin: "https://assay.example", "X-Forwarded-Host": "assay.example" })).toBe(true);
});

test("refuses pages elsewhere, even on the same site or with an opaque origin", () => {
  expect(from({ "Sec-Fetch-Site": "cross-site" })).toBe(false);
  expect(from({ "Sec-Fetch-Site": "same-site", Origin: "http://localhost:3000" })).toBe(false);
  expect(from({ Origin: "http://evil.example" })).toBe(false);
  expect(from({ Origin: "http://localhost:3001" })).toBe(false);
  expect(from({ Origin: "null" })).toBe(false);
});

test("lets programs write that are no browser", () => {
  expect(from({})).toBe(true);
});
