-- By what a desk notices that it has an article already: the key of its address, and MinHash bands of its present text
-- (lib/text/text-trace.ts). A cache: without bands it is still to be made, which the next look for duplicates does.
CREATE TABLE "article_trace" (
    "article_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "address_key" TEXT,
    "bands" INTEGER[],
    "signature" BYTEA,

    CONSTRAINT "article_trace_pkey" PRIMARY KEY ("article_id")
);
CREATE INDEX "article_trace_workspace_id_address_key_idx" ON "article_trace"("workspace_id", "address_key");
CREATE INDEX "article_trace_bands_idx" ON "article_trace" USING GIN ("bands");
-- Entries wait in no list: a look-up would read through it.
ALTER INDEX "article_trace_bands_idx" SET (fastupdate = off);
CREATE INDEX "article_trace_is_to_be_made" ON "article_trace"("workspace_id") WHERE "signature" IS NULL;
ALTER TABLE "article_trace" ADD CONSTRAINT "article_trace_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION ask_for_trace() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO article_trace (article_id, workspace_id, bands) VALUES (NEW.id, NEW.workspace_id, '{}')
  ON CONFLICT (article_id) DO UPDATE SET address_key = NULL, bands = '{}', signature = NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER article_is_traced AFTER INSERT OR UPDATE OF current_revision_id, source_url ON article
  FOR EACH ROW EXECUTE FUNCTION ask_for_trace();

INSERT INTO article_trace (article_id, workspace_id, bands) SELECT id, workspace_id, '{}' FROM article;
