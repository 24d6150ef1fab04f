-- What a desk chooses of an edition: what kind it is, which claims without a ruling are in it ("all", "none", or a list of
-- their ids), and how much of the article it shows. Null: from before there was a choice.
ALTER TABLE "report" ADD COLUMN "kind" TEXT,
ADD COLUMN "open_claims" JSONB,
ADD COLUMN "article_shown" TEXT;

-- Takes every column of the row that it is given, so that a new column needs no new function.
CREATE OR REPLACE FUNCTION publish_report(batch jsonb, edition jsonb, page text, written text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  answer jsonb := append_to_ledger(batch);
BEGIN
  IF answer->>'outcome' = 'done' THEN
    INSERT INTO report
      SELECT (jsonb_populate_record(
        NULL::report,
        '{"readers": "unlisted"}' || edition || jsonb_build_object('html', page, 'json', written)
      )).*;
  END IF;
  RETURN answer;
END
$$;
