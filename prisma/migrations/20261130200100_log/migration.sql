-- The log of a workspace: the hash of every entry of its ledgers in the order in which they were committed, the tiles of
-- its Merkle tree that are full, and what was signed of it. Only ever added to.
CREATE TABLE "log_leaf" (
    "workspace_id" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "article_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "log_leaf_pkey" PRIMARY KEY ("workspace_id","index")
);

CREATE TABLE "log_tile" (
    "workspace_id" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "log_tile_pkey" PRIMARY KEY ("workspace_id","level","index")
);
-- Hashes do not get smaller.
ALTER TABLE "log_tile" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

CREATE TABLE "log_checkpoint" (
    "workspace_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "root" BYTEA NOT NULL,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "log_checkpoint_pkey" PRIMARY KEY ("workspace_id","number")
);

CREATE UNIQUE INDEX "log_leaf_article_id_seq_key" ON "log_leaf"("article_id", "seq");

ALTER TABLE "log_leaf" ADD CONSTRAINT "log_leaf_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "log_tile" ADD CONSTRAINT "log_tile_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "log_checkpoint" ADD CONSTRAINT "log_checkpoint_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION refuse_log_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The log only grows: % on % is refused.', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER log_leaf_is_append_only BEFORE UPDATE OR DELETE ON log_leaf
  FOR EACH ROW EXECUTE FUNCTION refuse_log_rewrite();
CREATE TRIGGER log_leaf_is_never_emptied BEFORE TRUNCATE ON log_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_rewrite();
CREATE TRIGGER log_tile_is_append_only BEFORE UPDATE OR DELETE ON log_tile
  FOR EACH ROW EXECUTE FUNCTION refuse_log_rewrite();
CREATE TRIGGER log_tile_is_never_emptied BEFORE TRUNCATE ON log_tile
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_rewrite();
CREATE TRIGGER log_checkpoint_is_append_only BEFORE UPDATE OR DELETE ON log_checkpoint
  FOR EACH ROW EXECUTE FUNCTION refuse_log_rewrite();
CREATE TRIGGER log_checkpoint_is_never_emptied BEFORE TRUNCATE ON log_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_rewrite();
