-- The ledger of a desk itself: what was done to its people, rules and tokens, chained as the articles' ledgers are. A desk
-- that is there already begins its ledger with its next change.
CREATE TABLE "desk_entry" (
    "workspace_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "salt" TEXT NOT NULL,
    "data_hash" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "desk_entry_pkey" PRIMARY KEY ("workspace_id","seq")
);

CREATE INDEX "desk_entry_workspace_id_actor_id_type_idx" ON "desk_entry"("workspace_id", "actor_id", "type");
ALTER TABLE "desk_entry" ADD CONSTRAINT "desk_entry_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The last entry: whoever appends locks this row. 0 where the ledger has not begun.
ALTER TABLE "workspace" ADD COLUMN "head_seq" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "workspace" ADD COLUMN "head_hash" TEXT NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000';

-- Who issued a token: it ends when they leave. Of those that are there already nobody wrote it down.
ALTER TABLE "api_token" ADD COLUMN "issued_by" UUID;

CREATE FUNCTION refuse_desk_ledger_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The desk''s ledger is append-only: % on desk_entry is refused.', TG_OP;
END
$$;
CREATE TRIGGER desk_entry_is_append_only BEFORE UPDATE OR DELETE ON desk_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_desk_ledger_rewrite();
CREATE TRIGGER desk_entry_is_never_emptied BEFORE TRUNCATE ON desk_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_desk_ledger_rewrite();
