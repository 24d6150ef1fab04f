-- One append, all or none, if the head is still as expected: entries, commands, the rows that they change (ADR 1), the head.
-- Every row comes whole from lib/database/ledger/review-rows.ts; "known" are commands that were carried out before.
CREATE OR REPLACE FUNCTION append_to_ledger(batch jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  the_article uuid := (batch->>'articleId')::uuid;
  the_head record;
  known jsonb;
BEGIN
  SELECT head_seq, head_hash INTO the_head FROM article WHERE id = the_article FOR UPDATE;
  IF NOT FOUND OR the_head.head_seq <> (batch->>'expectedSeq')::int OR the_head.head_hash <> batch->>'expectedHash' THEN
    RETURN '{"outcome": "moved"}';
  END IF;

  IF jsonb_array_length(batch->'commands') > 0 THEN
    SELECT jsonb_agg(command.id) INTO known FROM command
      WHERE command.id IN (SELECT (each->>'id')::uuid FROM jsonb_array_elements(batch->'commands') AS each);
    IF known IS NOT NULL THEN
      RETURN jsonb_build_object('outcome', 'known', 'commands', known);
    END IF;
    INSERT INTO command (id, article_id, actor_id, digest, first_seq, last_seq)
      SELECT id, the_article, actor_id, digest, first_seq, last_seq
      FROM jsonb_populate_recordset(NULL::command, batch->'commands');
  END IF;

  IF jsonb_array_length(batch->'entries') = 0 THEN
    RETURN '{"outcome": "done"}';
  END IF;

  IF batch ? 'revision' THEN
    INSERT INTO revision (id, article_id, number, sha256, text, document, words, created_at)
      SELECT id, the_article, number, sha256, text, document, words, created_at
      FROM jsonb_populate_record(NULL::revision, batch->'revision');
    UPDATE article SET current_revision_id = (batch->'revision'->>'id')::uuid WHERE id = the_article;
  END IF;

  INSERT INTO ledger_entry (article_id, seq, at, actor_id, type, data, salt, data_hash, prev_hash, hash)
    SELECT the_article, seq, at, actor_id, type, data, salt, data_hash, prev_hash, hash
    FROM jsonb_populate_recordset(NULL::ledger_entry, batch->'entries');

  UPDATE article
    SET head_seq = (batch->>'seq')::int, head_hash = batch->>'hash', updated_at = (batch->>'at')::timestamptz,
      review_mode = coalesce(batch->'mode'->>'review_mode', review_mode),
      required_verdicts = coalesce((batch->'mode'->>'required_verdicts')::int, required_verdicts),
      hides_names = coalesce((batch->'mode'->>'hides_names')::boolean, hides_names)
    WHERE id = the_article;

  IF jsonb_array_length(batch->'claims') > 0 THEN
    INSERT INTO claim AS kept (article_id, id, highlighted_seq, version, part_versions, anchor, quote, placement, is_withdrawn,
        statement, claimant, claimed_on, kind, assignee_id, highlighted_by, highlighted_at, retracted_versions,
        removed_evidence_ids, ruling_rating, ruling_rationale, ruling_by, ruling_at,
        returned_reason, returned_by, returned_at)
      SELECT the_article, id, highlighted_seq, version, part_versions, anchor, quote, placement, is_withdrawn,
        statement, claimant, claimed_on, kind, assignee_id, highlighted_by, highlighted_at, retracted_versions,
        removed_evidence_ids, ruling_rating, ruling_rationale, ruling_by, ruling_at,
        returned_reason, returned_by, returned_at
      FROM jsonb_populate_recordset(NULL::claim, batch->'claims')
    ON CONFLICT (article_id, id) DO UPDATE SET
      version = excluded.version, part_versions = excluded.part_versions, anchor = excluded.anchor,
      quote = excluded.quote, placement = excluded.placement, is_withdrawn = excluded.is_withdrawn,
      statement = excluded.statement, claimant = excluded.claimant, claimed_on = excluded.claimed_on,
      kind = excluded.kind, assignee_id = excluded.assignee_id, retracted_versions = excluded.retracted_versions,
      removed_evidence_ids = excluded.removed_evidence_ids, ruling_rating = excluded.ruling_rating,
      ruling_rationale = excluded.ruling_rationale, ruling_by = excluded.ruling_by, ruling_at = excluded.ruling_at,
      returned_reason = excluded.returned_reason, returned_by = excluded.returned_by, returned_at = excluded.returned_at;
  END IF;

  IF jsonb_array_length(batch->'verdictsGone') > 0 THEN
    DELETE FROM verdict USING jsonb_populate_recordset(NULL::verdict, batch->'verdictsGone') AS gone
      WHERE verdict.article_id = the_article AND verdict.claim_id = gone.claim_id
        AND verdict.reviewer_id = gone.reviewer_id;
  END IF;
  IF jsonb_array_length(batch->'verdicts') > 0 THEN
    INSERT INTO verdict (article_id, claim_id, reviewer_id, place, rating, rationale, confidence, version, at)
      SELECT the_article, claim_id, reviewer_id, place, rating, rationale, confidence, version, at
      FROM jsonb_populate_recordset(NULL::verdict, batch->'verdicts')
    ON CONFLICT (article_id, claim_id, reviewer_id) DO UPDATE SET
      place = excluded.place, rating = excluded.rating, rationale = excluded.rationale,
      confidence = excluded.confidence, version = excluded.version, at = excluded.at;
  END IF;

  IF jsonb_array_length(batch->'evidenceGone') > 0 THEN
    DELETE FROM evidence USING jsonb_populate_recordset(NULL::evidence, batch->'evidenceGone') AS gone
      WHERE evidence.article_id = the_article AND evidence.id = gone.id;
  END IF;
  IF jsonb_array_length(batch->'evidence') > 0 THEN
    INSERT INTO evidence (article_id, claim_id, id, place, url, stance, title, publisher, author, published_on,
        excerpt, note, added_by, at, version)
      SELECT the_article, claim_id, id, place, url, stance, title, publisher, author, published_on,
        excerpt, note, added_by, at, version
      FROM jsonb_populate_recordset(NULL::evidence, batch->'evidence')
    ON CONFLICT (article_id, id) DO UPDATE SET
      place = excluded.place, url = excluded.url, stance = excluded.stance, title = excluded.title,
      publisher = excluded.publisher, author = excluded.author, published_on = excluded.published_on,
      excerpt = excluded.excerpt, note = excluded.note, version = excluded.version, at = excluded.at;
  END IF;

  IF jsonb_array_length(batch->'comments') > 0 THEN
    INSERT INTO comment (article_id, id, claim_id, place, reply_to, by, at, body, edited_at, removed_at,
        resolved_by, resolved_at)
      SELECT the_article, id, claim_id, place, reply_to, by, at, body, edited_at, removed_at,
        resolved_by, resolved_at
      FROM jsonb_populate_recordset(NULL::comment, batch->'comments')
    ON CONFLICT (article_id, id) DO UPDATE SET
      body = excluded.body, edited_at = excluded.edited_at, removed_at = excluded.removed_at,
      resolved_by = excluded.resolved_by, resolved_at = excluded.resolved_at;
  END IF;

  PERFORM pg_notify('assay_ledger', json_build_object('articleId', the_article, 'seq', (batch->>'seq')::int)::text);
  RETURN '{"outcome": "done"}';
END
$$;
