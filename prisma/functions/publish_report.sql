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
