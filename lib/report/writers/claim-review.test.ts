import { existsSync, readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { builtReport } from "../report-builder";
import { writer } from "./claim-review";
import { writer as htmlWriter } from "./html";

const REQUIRED = "../shared/testdata/claimreview/required-fields.json";

const reviewsOf = async (speech?: string) =>
  JSON.parse(String(await writer.write(builtReport(speech))))["@graph"];

describe("the ClaimReview report", () => {
  it("has one review per settled claim", async () => {
    const settled = builtReport().claims.filter((claim) => claim.status === "settled");
    const reviews = await reviewsOf();
    expect(settled.length).toBeGreaterThan(2);
    expect(reviews.map((review: { url: string }) => review.url)).toEqual(settled.map((claim) => claim.url));
  });

  it("gives numbers only to ratings that have a place on the scale, worst ≤ value ≤ best", async () => {
    const ratings = (await reviewsOf()).map((review: { reviewRating: object }) => review.reviewRating);
    expect(ratings).toEqual([
      { "@type": "Rating", ratingValue: 5, bestRating: 5, worstRating: 1, alternateName: "True" },
      { "@type": "Rating", ratingValue: 1, bestRating: 5, worstRating: 1, alternateName: "False" },
      { "@type": "Rating", alternateName: "Opinion" },
    ]);
  });

  it("names the claim's author, date and appearance, and writes every date as ISO 8601", async () => {
    const [review] = await reviewsOf("An official");
    expect(review.itemReviewed).toMatchObject({
      "@type": "Claim",
      author: { "@type": "Person", name: "An official" },
    });
    expect(review.itemReviewed.datePublished).toBe("2025-11-02");
    expect(review.itemReviewed.appearance[0].url).toMatch(/^https:\/\/news\.example\/[\x21-\x7e]+$/);
    expect(review.datePublished).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it("stands in the HTML report as data that nothing in it can end", async () => {
    const report = builtReport("</script><script>alert(1)</script><!--");
    const page = new JSDOM(String(await htmlWriter.write(report))).window.document;
    const data = page.querySelector('script[type="application/ld+json"]')?.textContent ?? "";
    expect(data).not.toContain("<");
    expect(JSON.parse(data)).toEqual(JSON.parse(String(await writer.write(report))));
  });
});

describe.skipIf(!existsSync(REQUIRED))(
  "what consumers demand (skipped without ../shared/testdata/claimreview)",
  () => {
    it("is in every review, also when people wrote almost nothing", async () => {
      const { required } = JSON.parse(readFileSync(REQUIRED, "utf8"));
      for (const review of [...(await reviewsOf()), ...(await reviewsOf(" "))]) {
        for (const field of Object.keys(required)) {
          const value = field.split(".").reduce((object, name) => object?.[name], review);
          expect(value, field).toBeTruthy();
        }
        expect(review["@type"]).toBe("ClaimReview");
        expect(review.claimReviewed.trim()).not.toBe("");
        expect(new URL(review.url).protocol).toBe("https:");
      }
    });
  },
);
