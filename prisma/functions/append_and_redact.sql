-- One append with entries that remove what earlier ones said, all or none, and with it what is kept of that elsewhere: files
-- that were made and wait to be fetched, files that are being made, what webhooks were sent of claims (a try that is still due
-- writes it anew), and the digest by which a command is known again (who guesses the words could confirm them by it). What
-- editions printed stays.
CREATE OR REPLACE FUNCTION append_and_redact(batch jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  answer jsonb := append_and_notify(batch);
  the_article uuid := (batch->>'articleId')::uuid;
  redaction record;
BEGIN
  IF answer->>'outcome' <> 'done' THEN
    RETURN answer;
  END IF;
  FOR redaction IN
    SELECT (entry->>'seq')::int AS seq, (entry->'data'->>'seq')::int AS of_seq
    FROM jsonb_array_elements(batch->'entries') AS entry WHERE entry->>'type' = 'entry-redacted'
  LOOP
    PERFORM empty_redacted_entry(the_article, redaction.seq);
    UPDATE command SET digest = ''
      WHERE article_id = the_article AND first_seq <= redaction.of_seq AND redaction.of_seq <= last_seq;
  END LOOP;
  UPDATE webhook_delivery SET body = NULL, answer = NULL WHERE article_id = the_article AND type = 'claim.settled';
  DELETE FROM job WHERE article_id = the_article AND state = 'done';
  UPDATE job SET state = 'cancelled', worker = NULL, finished_at = now()
    WHERE article_id = the_article AND state = 'running';
  RETURN answer;
END
$$;
