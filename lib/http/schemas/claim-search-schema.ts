import { z } from "zod";
import { CLAIM_STATUSES } from "../../domain/claim";
import { calendarDay, someText, uuid } from "../../ledger/shapes/field";
import { id, instant, named, queryLimit } from "./wire-schema";

const optionalText = z.string().nullable();

const SEARCHED = ["q", "near", "rating", "claimant", "source", "from", "to", "person", "article"] as const;

/** What claims are looked for. */
export const claimSearchSchema = z
  .strictObject({
    q: someText(500)
      .optional()
      .describe("Words of the claim, its ruling, sources or reviewers, with or without accents"),
    near: someText(5_000)
      .optional()
      .describe("Instead of q: a text, to find claims whose own words are like it"),
    rating: someText(100).optional().describe("Settled with this rating of the scale"),
    claimant: someText(300).optional().describe("Part of the name of who said it"),
    source: someText(300).optional().describe("Host of a source, as stats.example.org, with those under it"),
    from: calendarDay.optional().describe("First day on which it was said or, if that is not known, marked"),
    to: calendarDay.optional().describe("Last such day"),
    person: uuid.optional().describe("Who marked or settled it"),
    article: uuid.optional(),
    limit: queryLimit(100).optional().describe("1 to 100, else 20"),
  })
  .refine((search) => SEARCHED.some((each) => search[each] !== undefined), {
    path: ["q"],
    message: `Say what to look for: one of ${SEARCHED.join(", ")}.`,
  })
  .refine(({ q, near }) => q === undefined || near === undefined, {
    path: ["near"],
    message: "Give q or near, not both.",
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["to"],
    message: "The last day lies before the first.",
  });

export const foundClaimsSchema = named(
  "FoundClaims",
  z.strictObject({
    claims: z.array(
      z.strictObject({
        articleId: id,
        articleTitle: z.string(),
        claimId: id,
        statement: optionalText,
        quote: z.string(),
        claimant: optionalText,
        markedAt: instant,
        status: z.enum(CLAIM_STATUSES),
        ruling: z.strictObject({ rating: z.string(), rationale: z.string(), by: id, at: instant }).nullable(),
        verdicts: z.array(z.strictObject({ reviewerId: id, rating: z.string() })),
        foundIn: z
          .array(z.enum(["claim", "ruling", "sources", "judged"]))
          .describe("Where words were found; judged: in verdicts and notes"),
        score: z.number(),
      }),
    ),
  }),
);
