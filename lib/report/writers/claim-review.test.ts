import fc from "fast-check";
import { JSDOM } from "jsdom";
import jsonld, { type Options } from "jsonld";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { builtReport } from "../testing/report-builder";
import { writer } from "./claim-review";
import { writer as htmlWriter } from "./html";

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

/** What schema.org gives each of its types that we write, with those that it takes over from CreativeWork and Thing. */
const VOCABULARY: Readonly<Record<string, readonly string[]>> = {
  ClaimReview:
    "url claimReviewed datePublished dateModified author publisher reviewRating reviewBody itemReviewed contributor citation".split(
      " ",
    ),
  Claim: "name text author datePublished appearance".split(" "),
  Rating: "ratingValue bestRating worstRating alternateName".split(" "),
  Person: ["name"],
  Organization: ["name", "url"],
  CreativeWork: "url name headline abstract datePublished inLanguage author publisher".split(" "),
};

/** As the context of schema.org types its terms. A term that is not among them is lost, which safe mode does not allow. */
const CONTEXT = Object.fromEntries([
  ...Object.entries(VOCABULARY)
    .flatMap(([type, names]) => [type, ...names])
    .map((name) => [name, `http://schema.org/${name}`]),
  ["url", { "@id": "http://schema.org/url", "@type": "@id" }],
  ["datePublished", { "@id": "http://schema.org/datePublished", "@type": "http://schema.org/Date" }],
  ["dateModified", { "@id": "http://schema.org/dateModified", "@type": "http://schema.org/Date" }],
]);

const SAFELY: Options.Expand & { safe: boolean } = {
  safe: true,
  documentLoader: async (url) => {
    if (url !== "https://schema.org") throw new Error(`Nothing else may be loaded: ${url}`);
    return { documentUrl: url, document: { "@context": CONTEXT } };
  },
};

type Expanded = { readonly [name: string]: unknown };
const isNode = (value: unknown): value is Expanded =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The properties that a node, or one in it, has although its type has none such; and addresses that are none. */
function misplaced(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(misplaced);
  if (!isNode(value) || "@value" in value) return [];
  const [type = ""] = [value["@type"]].flat().map((each) => String(each).replace("http://schema.org/", ""));
  const id = value["@id"];
  const isAddress = id === undefined || (/^[\x21-\x7e]+$/.test(String(id)) && URL.canParse(String(id)));
  const own = Object.keys(value).filter((name) => !name.startsWith("@"));
  // What has nothing but an address is a link.
  const allowed = own.length === 0 ? [] : (VOCABULARY[type] ?? []);
  return [
    ...(isAddress ? [] : [`${type} @id ${id}`]),
    ...own
      .filter((name) => !allowed.includes(name.replace("http://schema.org/", "")))
      .map((name) => `${type} ${name}`),
    ...own.flatMap((name) => misplaced(value[name])),
  ];
}

describe("what a program that knows JSON-LD reads", () => {
  const expanded = async (speech?: string) =>
    jsonld.expand(JSON.parse(String(await writer.write(builtReport(speech)))), SAFELY);

  it("is told what is not so", () => {
    const url = "http://schema.org/url";
    const review = { "@type": ["http://schema.org/ClaimReview"], "@id": "not an address" };
    expect(misplaced([{ ...review, [url]: [], "http://schema.org/ratingValue": [] }])).toEqual([
      "ClaimReview @id not an address",
      "ClaimReview http://schema.org/ratingValue",
    ]);
  });

  it("is all that was written, each property at a type that has it", async () => {
    const reviews = await expanded();
    expect(reviews).toHaveLength(3);
    expect(misplaced(reviews)).toEqual([]);
    expect(reviews[0]).toMatchObject({
      "@type": ["http://schema.org/ClaimReview"],
      "http://schema.org/datePublished": [
        { "@type": "http://schema.org/Date", "@value": expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      ],
    });
  });

  it("is so whatever people write", async () => {
    await fc.assert(
      fc.asyncProperty(nastyText, async (speech) => {
        expect(misplaced(await expanded(speech))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

/** What search engines and aggregators of fact-checks demand of a review; they pass over one that lacks any of it. */
const demanded = z.looseObject({
  "@type": z.literal("ClaimReview"),
  claimReviewed: z.string().trim().min(1),
  reviewRating: z
    .looseObject({
      "@type": z.literal("Rating"),
      alternateName: z.string().trim().min(1),
      ratingValue: z.number().optional(),
      bestRating: z.number().optional(),
      worstRating: z.number().optional(),
    })
    .refine(({ ratingValue, bestRating, worstRating }) =>
      ratingValue === undefined
        ? bestRating === undefined && worstRating === undefined
        : worstRating !== undefined &&
          bestRating !== undefined &&
          worstRating < bestRating &&
          worstRating <= ratingValue &&
          ratingValue <= bestRating,
    ),
  url: z.httpUrl(),
  datePublished: z.iso.date(),
  author: z.looseObject({ name: z.string().min(1) }),
});

const lacking = (review: unknown) =>
  (demanded.safeParse(review).error?.issues ?? []).map(({ path }) => path.join("."));

describe("what consumers demand", () => {
  const rating = {
    "@type": "Rating",
    ratingValue: 2,
    bestRating: 5,
    worstRating: 1,
    alternateName: "Mostly false",
  };
  const good = {
    "@type": "ClaimReview",
    claimReviewed: "The ferry is free.",
    reviewRating: rating,
    url: "https://desk.example/r/ferry#claim-1",
    datePublished: "2026-11-22",
    author: { "@type": "Organization", name: "The desk" },
  };

  it.each<[string, object, readonly string[]]>([
    ["as they want it", good, []],
    ["in words alone", { ...good, reviewRating: { "@type": "Rating", alternateName: "Opinion" } }, []],
    ["of nothing", { ...good, claimReviewed: " " }, ["claimReviewed"]],
    ["without a rating", { ...good, reviewRating: undefined }, ["reviewRating"]],
    [
      "without words for its rating",
      { ...good, reviewRating: { ...rating, alternateName: "" } },
      ["reviewRating.alternateName"],
    ],
    [
      "on a scale upside down",
      { ...good, reviewRating: { ...rating, bestRating: 1, worstRating: 5 } },
      ["reviewRating"],
    ],
    ["off its scale", { ...good, reviewRating: { ...rating, ratingValue: -1 } }, ["reviewRating"]],
    [
      "on a scale of one step",
      { ...good, reviewRating: { ...rating, ratingValue: 1, bestRating: 1 } },
      ["reviewRating"],
    ],
    ["without a page", { ...good, url: "/r/ferry" }, ["url"]],
    ["of a day that is no date", { ...good, datePublished: "2026-11-22 09:30" }, ["datePublished"]],
    ["by nobody", { ...good, author: { "@type": "Organization" } }, ["author.name"]],
  ])("is told of a review %s", (_what, review, expected) => {
    expect(lacking(review)).toEqual(expected);
  });

  it("is in every review, also when people wrote almost nothing", async () => {
    for (const review of [...(await reviewsOf()), ...(await reviewsOf(" "))]) {
      expect(lacking(review)).toEqual([]);
      expect(new URL(review.url).protocol).toBe("https:");
    }
  });
});
