-- What came in, as it came: for an hour while somebody looks at what was read of it (arrival), and for good with the text that
-- was made of it (original).
CREATE TABLE "arrival" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT,
    "address" TEXT,
    "media_type" TEXT,
    "charset" TEXT,
    "headers" JSONB NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "arrival_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "arrival_actor_id_arrived_at_idx" ON "arrival"("actor_id", "arrived_at");
CREATE INDEX "arrival_arrived_at_idx" ON "arrival"("arrived_at");
ALTER TABLE "arrival" ADD CONSTRAINT "arrival_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "arrival" ADD CONSTRAINT "arrival_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actor"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Files are mostly packed already.
ALTER TABLE "arrival" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

CREATE TABLE "original" (
    "revision_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT,
    "address" TEXT,
    "media_type" TEXT,
    "charset" TEXT,
    "headers" JSONB NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "original_pkey" PRIMARY KEY ("revision_id")
);
CREATE INDEX "original_article_id_idx" ON "original"("article_id");
ALTER TABLE "original" ADD CONSTRAINT "original_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "original" ADD CONSTRAINT "original_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION refuse_original_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What a text was read from never changes: % on original is refused.', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER original_is_immutable BEFORE UPDATE OR DELETE ON original
  FOR EACH ROW EXECUTE FUNCTION refuse_original_rewrite();
CREATE TRIGGER original_is_never_emptied BEFORE TRUNCATE ON original
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_original_rewrite();
