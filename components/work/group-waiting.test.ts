import { expect, it } from "vitest";
import { groupWaiting, type WorkPage } from "./group-waiting";

type Claim = WorkPage["assigned"][number];

const claim = (articleId: string, seq: number, at: string): Claim => ({
  articleId,
  articleTitle: `Article ${articleId}`,
  claimId: `${articleId}${seq}`,
  statement: null,
  quote: "Words",
  status: "open",
  path: "/",
  articleActiveAt: `2026-01-0${at}T00:00:00.000Z`,
  articleWaiting: 2,
  seq,
});

const page = (part: Partial<WorkPage>): WorkPage => ({
  assigned: [],
  secondReads: [],
  disputes: [],
  mentions: [],
  counts: { claims: 0, articles: 0, assigned: 0, secondReads: 0, disputes: 0 },
  nextCursor: null,
  ...part,
});

it("puts a claim of several lists and pages under its article once, with every reason", () => {
  const grouped = groupWaiting([
    page({ assigned: [claim("a", 7, "3")], disputes: [claim("b", 2, "2"), claim("a", 7, "3")] }),
    page({ secondReads: [claim("a", 3, "3"), claim("b", 2, "2")] }),
  ]);
  expect(grouped.map(({ title, claims }) => [title, claims.map(({ seq, kinds }) => [seq, kinds])])).toEqual([
    [
      "Article a",
      [
        [3, ["secondReads"]],
        [7, ["assigned", "disputes"]],
      ],
    ],
    ["Article b", [[2, ["disputes", "secondReads"]]]],
  ]);
});

it("keeps an article where it was last worked on, though it moved up between two pages", () => {
  const grouped = groupWaiting([
    page({ secondReads: [claim("a", 2, "3"), claim("b", 2, "2")] }),
    page({ secondReads: [claim("b", 4, "4")] }),
  ]);
  expect(grouped.map(({ articleId, claims }) => [articleId, claims.length])).toEqual([
    ["b", 2],
    ["a", 1],
  ]);
});
