-- What the desk says of an edition in its own words: a headline, and what was checked and came out (Markdown).
ALTER TABLE "report" ADD COLUMN "headline" TEXT,
ADD COLUMN "summary" TEXT;

CREATE OR REPLACE FUNCTION publish_report(batch jsonb, edition jsonb, page text, written text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  answer jsonb := append_to_ledger(batch);
BEGIN
  IF answer->>'outcome' = 'done' THEN
    INSERT INTO report (id, article_id, number, slug, seq, hash, sha256, headline, summary, note, published_by, published_at, html, json)
      SELECT id, article_id, number, slug, seq, hash, sha256, headline, summary, note, published_by, published_at, page, written
      FROM jsonb_populate_record(NULL::report, edition);
  END IF;
  RETURN answer;
END
$$;
