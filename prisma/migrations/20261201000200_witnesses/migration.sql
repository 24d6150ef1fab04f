-- Who countersigns a desk's log, who gets its checkpoints by e-mail, and what others said of a checkpoint: countersignatures
-- and time stamps, which are only ever added to.
CREATE TABLE "log_witness" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 0,
    "size" INTEGER NOT NULL DEFAULT 0,
    "cosigned_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "log_witness_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "log_cosignature" (
    "workspace_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "log_cosignature_pkey" PRIMARY KEY ("workspace_id","number","key")
);

CREATE TABLE "log_time_stamp" (
    "workspace_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reply" BYTEA NOT NULL,
    "authority" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "log_time_stamp_pkey" PRIMARY KEY ("workspace_id","number")
);

CREATE TABLE "checkpoint_recipient" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "size" INTEGER NOT NULL DEFAULT 0,
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "checkpoint_recipient_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "log_witness_workspace_id_key_key" ON "log_witness"("workspace_id", "key");
CREATE UNIQUE INDEX "checkpoint_recipient_workspace_id_address_key" ON "checkpoint_recipient"("workspace_id", "address");

ALTER TABLE "log_witness" ADD CONSTRAINT "log_witness_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "checkpoint_recipient" ADD CONSTRAINT "checkpoint_recipient_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "log_cosignature" ADD CONSTRAINT "log_cosignature_workspace_id_number_fkey" FOREIGN KEY ("workspace_id", "number") REFERENCES "log_checkpoint"("workspace_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "log_time_stamp" ADD CONSTRAINT "log_time_stamp_workspace_id_number_fkey" FOREIGN KEY ("workspace_id", "number") REFERENCES "log_checkpoint"("workspace_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER log_cosignature_is_append_only BEFORE UPDATE OR DELETE ON log_cosignature
  FOR EACH ROW EXECUTE FUNCTION refuse_log_rewrite();
CREATE TRIGGER log_cosignature_is_never_emptied BEFORE TRUNCATE ON log_cosignature
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_rewrite();
CREATE TRIGGER log_time_stamp_is_append_only BEFORE UPDATE OR DELETE ON log_time_stamp
  FOR EACH ROW EXECUTE FUNCTION refuse_log_rewrite();
CREATE TRIGGER log_time_stamp_is_never_emptied BEFORE TRUNCATE ON log_time_stamp
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_rewrite();
