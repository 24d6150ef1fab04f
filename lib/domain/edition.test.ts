import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editionSlug } from "./edition";

describe("the public name of an article", () => {
  it.each([
    ["Ferry line 7 cut, “for good”", "ferry-line-7-cut-for-good-k3x9ma"],
    ["  ¿Qué?  ", "qué-k3x9ma"],
    ["الخط 7 سيغلق", "الخط-7-سيغلق-k3x9ma"],
    ["渡轮停航", "渡轮停航-k3x9ma"],
    ["हिन्दी", "हिन्दी-k3x9ma"],
    ["!?", "k3x9ma"],
    [`${"long ".repeat(30)}end`, `${"long-".repeat(12).slice(0, -1)}-k3x9ma`],
  ])("of %j is %s", (title, slug) => {
    expect(editionSlug(title, "k3x9ma")).toBe(slug);
  });

  it("is the same when it stands in an address and is read back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (title) => {
        const slug = editionSlug(title.toWellFormed(), "k3x9ma");
        expect(slug).toMatch(/^[\p{L}\p{M}\p{N}-]*k3x9ma$/u);
        expect([...slug].length).toBeLessThanOrEqual(67);
        const { pathname } = new URL(`/r/${encodeURIComponent(slug)}`, "https://assay.example");
        expect(decodeURIComponent(pathname)).toBe(`/r/${slug}`);
      }),
    );
  });
});
