-- Other words suggested for a claim's own, with what became of each. Written by append_to_ledger (prisma/functions).
ALTER TABLE "claim" ADD COLUMN     "suggestions" JSONB NOT NULL DEFAULT '[]';
