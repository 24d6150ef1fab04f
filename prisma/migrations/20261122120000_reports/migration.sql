-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "note" TEXT,
    "published_by" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "html" TEXT NOT NULL,
    "json" TEXT NOT NULL,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "report_article_id_number_key" ON "report"("article_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "report_slug_number_key" ON "report"("slug", "number");

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was published stays as its readers got it: the database itself refuses to change it, whoever asks.
CREATE FUNCTION refuse_report_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A published edition never changes: % on report is refused.', TG_OP
    USING ERRCODE = 'insufficient_privilege',
          HINT = 'A mistake is put right by a new edition.';
END
$$;

CREATE TRIGGER report_is_immutable BEFORE UPDATE OR DELETE ON report
  FOR EACH ROW EXECUTE FUNCTION refuse_report_rewrite();
CREATE TRIGGER report_is_never_emptied BEFORE TRUNCATE ON report
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_report_rewrite();

-- An edition and its entry in one statement, both or none. Answers as append_to_ledger does. The page comes beside
-- the batch rather than in it, so that its bytes are not read as JSON.
CREATE FUNCTION publish_report(batch jsonb, edition jsonb, page text, written text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  answer jsonb := append_to_ledger(batch);
BEGIN
  IF answer->>'outcome' = 'done' THEN
    INSERT INTO report (id, article_id, number, slug, seq, hash, sha256, note, published_by, published_at, html, json)
      SELECT id, article_id, number, slug, seq, hash, sha256, note, published_by, published_at, page, written
      FROM jsonb_populate_record(NULL::report, edition);
  END IF;
  RETURN answer;
END
$$;
