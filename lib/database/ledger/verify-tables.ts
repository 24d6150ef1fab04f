import { ZodError } from "zod";
import type { Claim, ReviewState } from "../../domain/claim";
import type { ArticleId, ClaimId } from "../../domain/ids";
import { isSameMode } from "../../domain/review-mode";
import { canonicalJson } from "../../ledger/chain/canonical-json";
import type { Prisma } from "../generated/client";
import { readTables } from "./read-tables";

/** What the tables say otherwise than the ledger, and of which claim (null: of none in particular). */
export type Difference = { readonly claimId: ClaimId | null; readonly reason: string };

/** Compares the tables with the review that the ledger folds to; null when they say the same. */
export async function compareTables(
  transaction: Prisma.TransactionClient,
  articleId: ArticleId,
  ledger: ReviewState,
): Promise<Difference | null> {
  const tables = await readTables(transaction, articleId).catch(unreadable);
  return tables instanceof ZodError ? illegal(tables) : firstDifference(ledger, tables);
}

/** What does not parse is a finding; all else that is thrown goes on. */
function unreadable(error: unknown): ZodError {
  if (error instanceof ZodError) return error;
  throw error;
}

function illegal({ issues }: ZodError): Difference {
  const place = issues[0]?.path.join(".") ?? "";
  const reason = `The tables hold what no ledger writes${place === "" ? "" : `, at ${place}`}.`;
  return { claimId: null, reason };
}

function firstDifference(ledger: ReviewState, tables: ReviewState): Difference | null {
  for (const [claimId, claim] of ledger.claims) {
    const part = differentPart(claim, tables.claims.get(claimId));
    if (part !== null) {
      return {
        claimId,
        reason: `The tables do not say of claim ${claimId} what the ledger says: ${part} differs.`,
      };
    }
  }
  for (const claimId of tables.claims.keys()) {
    if (!ledger.claims.has(claimId))
      return { claimId, reason: `The tables have claim ${claimId}; the ledger has not.` };
  }
  const isSame =
    ledger.revisionId === tables.revisionId &&
    isSameMode(ledger.mode, tables.mode) &&
    canonicalJson([...ledger.claims.keys()]) === canonicalJson([...tables.claims.keys()]) &&
    canonicalJson(ledger.comments) === canonicalJson(tables.comments) &&
    canonicalJson(ledger.editions) === canonicalJson(tables.editions);
  return isSame
    ? null
    : {
        claimId: null,
        reason: "The tables' article, review mode, claim order, comments or editions are not the ledger's.",
      };
}

function differentPart(claim: Claim, stored: Claim | undefined): string | null {
  if (stored === undefined) return "the whole claim";
  const parts = Object.entries(claim);
  const values = new Map(Object.entries(stored));
  const found = parts.find(
    ([part, value]) => canonicalJson(value) !== canonicalJson(values.get(part) ?? null),
  );
  return found?.[0] ?? null;
}
