-- One append, all or none, if the head is still as expected: entries, commands, the rows that they change (ADR 1), the head.
-- Every row comes whole from lib/database/ledger/review-rows.ts and is written by its table's keeper (make_row_keeper); "known" are
-- commands that were carried out before. An archived article takes nothing but being brought back.
CREATE OR REPLACE FUNCTION append_to_ledger(batch jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  the_article uuid := (batch->>'articleId')::uuid;
  of_article jsonb := jsonb_build_object('article_id', the_article);
  the_head record;
  known jsonb;
BEGIN
  SELECT head_seq, head_hash, archived_at INTO the_head FROM article WHERE id = the_article FOR UPDATE;
  IF NOT FOUND OR the_head.head_seq <> (batch->>'expectedSeq')::int OR the_head.head_hash <> batch->>'expectedHash' THEN
    RETURN '{"outcome": "moved"}';
  END IF;

  IF jsonb_array_length(batch->'commands') > 0 THEN
    SELECT jsonb_agg(command.id) INTO known FROM command
      WHERE command.id IN (SELECT (each->>'id')::uuid FROM jsonb_array_elements(batch->'commands') AS each);
    IF known IS NOT NULL THEN
      RETURN jsonb_build_object('outcome', 'known', 'commands', known);
    END IF;
  END IF;

  IF the_head.archived_at IS NOT NULL AND coalesce(batch->'entries'->0->>'type', 'article-restored') <> 'article-restored' THEN
    RETURN '{"outcome": "archived"}';
  END IF;

  IF jsonb_array_length(batch->'commands') > 0 THEN
    INSERT INTO command
      SELECT * FROM jsonb_populate_recordset(jsonb_populate_record(NULL::command, of_article), batch->'commands');
  END IF;

  IF jsonb_array_length(batch->'entries') = 0 THEN
    RETURN '{"outcome": "done"}';
  END IF;

  IF batch ? 'revision' THEN
    INSERT INTO revision
      SELECT * FROM jsonb_populate_record(jsonb_populate_record(NULL::revision, of_article), batch->'revision');
    UPDATE article SET current_revision_id = (batch->'revision'->>'id')::uuid WHERE id = the_article;
    IF batch ? 'arrivalId' THEN
      INSERT INTO original (revision_id, article_id, bytes, sha256, name, address, media_type, charset, headers, arrived_at)
        SELECT (batch->'revision'->>'id')::uuid, the_article, bytes, sha256, name, address, media_type, charset, headers, arrived_at
        FROM arrival WHERE id = (batch->>'arrivalId')::uuid;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'What the text was read from is kept no longer.';
      END IF;
    END IF;
  END IF;

  INSERT INTO ledger_entry
    SELECT * FROM jsonb_populate_recordset(jsonb_populate_record(NULL::ledger_entry, of_article), batch->'entries');

  UPDATE article
    SET head_seq = (batch->>'seq')::int, head_hash = batch->>'hash', updated_at = (batch->>'at')::timestamptz,
      review_mode = coalesce(batch->'mode'->>'review_mode', review_mode),
      required_verdicts = coalesce((batch->'mode'->>'required_verdicts')::int, required_verdicts),
      hides_names = coalesce((batch->'mode'->>'hides_names')::boolean, hides_names)
    WHERE id = the_article;
  IF batch ? 'about' THEN
    UPDATE article SET (title, byline, publisher, source_url, published_at, language, direction, archived_at) = (
      SELECT title, byline, publisher, source_url, published_at, language, direction, archived_at
      FROM jsonb_populate_record(article, batch->'about')
    ) WHERE id = the_article;
  END IF;

  IF jsonb_array_length(batch->'claims') > 0 THEN
    PERFORM keep_claim(the_article, batch->'claims');
  END IF;
  IF jsonb_array_length(batch->'verdictsGone') > 0 THEN
    DELETE FROM verdict USING jsonb_populate_recordset(NULL::verdict, batch->'verdictsGone') AS gone
      WHERE verdict.article_id = the_article AND verdict.claim_id = gone.claim_id
        AND verdict.reviewer_id = gone.reviewer_id;
  END IF;
  IF jsonb_array_length(batch->'verdicts') > 0 THEN
    PERFORM keep_verdict(the_article, batch->'verdicts');
  END IF;
  IF jsonb_array_length(batch->'evidenceGone') > 0 THEN
    DELETE FROM evidence USING jsonb_populate_recordset(NULL::evidence, batch->'evidenceGone') AS gone
      WHERE evidence.article_id = the_article AND evidence.id = gone.id;
  END IF;
  IF jsonb_array_length(batch->'evidence') > 0 THEN
    PERFORM keep_evidence(the_article, batch->'evidence');
  END IF;
  IF jsonb_array_length(batch->'comments') > 0 THEN
    PERFORM keep_comment(the_article, batch->'comments');
  END IF;

  PERFORM pg_notify('assay_ledger', json_build_object('articleId', the_article, 'seq', (batch->>'seq')::int)::text);
  RETURN '{"outcome": "done"}';
END
$$;
