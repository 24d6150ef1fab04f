import { z } from "zod";
import { CLAIM_DIFFERENCES, COMPARED_PARTS } from "../../ledger/review/compare-moments";
import { claimSchema } from "../../ledger/review/review-schema";
import { id, named } from "./wire-schema";

const claim = named("Claim", claimSchema);
const evidence = claimSchema.shape.evidence.element.nullable();
const text = z.strictObject({ revisionId: id, number: z.int().min(1) });

/** What GET …/changes answers. */
export const changesSchema = named(
  "Changes",
  z.strictObject({
    articleId: id,
    from: z.int().min(1).describe("A ledger seq"),
    to: z.int().min(1).describe("A ledger seq"),
    claims: z
      .array(
        z.strictObject({
          claimId: id,
          kind: z.enum(CLAIM_DIFFERENCES),
          parts: z.array(z.enum(COMPARED_PARTS)).describe("What differs in it"),
          before: claim.nullable().describe("Null: not marked yet"),
          after: claim,
        }),
      )
      .describe("Every claim of the later moment, in text order"),
    evidence: z.array(
      z.strictObject({
        claimId: id,
        kind: z.enum(["added", "removed", "revised"]),
        before: evidence,
        after: evidence,
      }),
    ),
    text: z.strictObject({
      before: text,
      after: text,
      parts: z
        .array(z.strictObject({ kind: z.enum(["kept", "removed", "added"]), text: z.string() }))
        .nullable()
        .describe("What became of the text, word by word; null: it is the same"),
    }),
  }),
);
