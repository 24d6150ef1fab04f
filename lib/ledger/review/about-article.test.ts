import { describe, expect, it } from "vitest";
import type { ArticleFacts } from "../../domain/article-details";
import { changedDetails } from "../../domain/article-details";
import { describeEvent } from "../events/describe-event";
import { fareReview } from "../testing/fare-review";
import { aboutArticle } from "./about-article";

const NOBODY = { actor: () => "Ed", rating: (id: string) => id };
const UNSAID: ArticleFacts = {
  title: "",
  byline: null,
  publisher: null,
  sourceUrl: null,
  publishedAt: null,
  language: null,
  direction: "ltr",
};

describe("what is said of an article", () => {
  it("is what was said last, at any moment", () => {
    const { review } = fareReview();
    const nothing = { details: UNSAID, archivedAt: null };
    const began = aboutArticle(nothing, review.entries);
    review.happen({
      type: "article-described",
      data: { title: "Fares", byline: "A. W.", was: { title: began.details.title, byline: null } },
    });
    review.happen({ type: "article-archived", data: { reason: "A test." } });
    const archived = aboutArticle(nothing, review.entries);
    expect(archived).toEqual({
      details: { ...began.details, title: "Fares", byline: "A. W." },
      archivedAt: review.entries.at(-1)?.at,
    });
    review.happen({ type: "article-restored", data: {} });
    expect(aboutArticle(archived, review.entries.slice(-1))).toEqual({ ...archived, archivedAt: null });
    expect(aboutArticle(nothing, review.entries.slice(0, 1))).toEqual(began);
  });

  it("is told in plain sentences, from what to what", () => {
    const { review } = fareReview();
    const sentences = () =>
      review.entries.slice(-1).map((entry) => describeEvent(entry, review.state, NOBODY));
    review.happen({
      type: "article-described",
      data: { title: "Fares", publisher: null, was: { title: "Ferries", publisher: "The Port" } },
    });
    expect(sentences()).toEqual([
      "Ed changed the title from “Ferries” to “Fares”; cleared the publisher, which was “The Port”.",
    ]);
    review.happen({ type: "article-archived", data: { reason: "A test." } });
    expect(sentences()[0]).toContain("Ed archived the article");
    review.happen({ type: "article-restored", data: {} });
    expect(sentences()).toEqual(["Ed brought the article back from the archive."]);
  });

  it("changes only where it differs", () => {
    const was = { ...UNSAID, title: "Ferries", byline: "A. W." };
    expect(changedDetails(was, { title: "Ferries", byline: "A. W." })).toBeNull();
    expect(changedDetails(was, { title: "Fares", byline: null, language: null })).toEqual({
      now: { title: "Fares", byline: null },
      was: { title: "Ferries", byline: "A. W." },
    });
  });
});
