-- Who may read a report: "public", "unlisted" or "members". Reports that were published before are as they were: for whoever
-- has the address.
ALTER TABLE "report" ADD COLUMN "readers" TEXT NOT NULL DEFAULT 'unlisted';

CREATE OR REPLACE FUNCTION publish_report(batch jsonb, edition jsonb, page text, written text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  answer jsonb := append_to_ledger(batch);
BEGIN
  IF answer->>'outcome' = 'done' THEN
    INSERT INTO report (id, article_id, number, slug, seq, hash, sha256, headline, summary, note, readers, published_by, published_at, html, json)
      SELECT id, article_id, number, slug, seq, hash, sha256, headline, summary, note, COALESCE(readers, 'unlisted'), published_by, published_at, page, written
      FROM jsonb_populate_record(NULL::report, edition);
  END IF;
  RETURN answer;
END
$$;
