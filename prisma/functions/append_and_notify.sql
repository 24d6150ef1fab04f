-- One append, and in the same transaction word of it to whom it concerns: members of the article's workspace who did
-- not ask to be spared this kind. A repeated append writes nothing, so nobody is told twice.
CREATE OR REPLACE FUNCTION append_and_notify(batch jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  answer jsonb := append_to_ledger(batch);
BEGIN
  IF answer->>'outcome' = 'done' THEN
    INSERT INTO notification (id, user_id, article_id, seq, kind, created_at)
      SELECT gen_random_uuid(), notice.user_id, article.id, notice.seq, notice.kind, notice.created_at
      FROM jsonb_populate_recordset(NULL::notification, batch->'notices') AS notice
      JOIN article ON article.id = (batch->>'articleId')::uuid
      JOIN membership ON membership.workspace_id = article.workspace_id AND membership.user_id = notice.user_id
      LEFT JOIN notification_setting AS setting ON setting.user_id = notice.user_id
      WHERE setting.muted IS NULL OR NOT notice.kind = ANY (setting.muted)
    ON CONFLICT (user_id, article_id, seq) DO NOTHING;
  END IF;
  RETURN answer;
END
$$;
