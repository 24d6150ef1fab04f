-- A row of a review may change only in a transaction that appends to its article's ledger. Whether it did is told by the
-- transaction that wrote the ledger's last entry, which nobody can set.
CREATE OR REPLACE FUNCTION refuse_unsaid_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_article uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.article_id ELSE NEW.article_id END;
BEGIN
  IF NOT EXISTS (
    SELECT FROM article JOIN ledger_entry AS entry ON entry.article_id = article.id AND entry.seq = article.head_seq
    WHERE article.id = the_article AND entry.xmin = pg_current_xact_id()::xid
  ) OR (TG_OP = 'UPDATE' AND OLD.article_id <> NEW.article_id) THEN
    RAISE EXCEPTION 'Nothing changes without a trace: % on % appends nothing to the ledger of article %.', TG_OP, TG_TABLE_NAME, the_article
      USING ERRCODE = 'insufficient_privilege',
            HINT = 'Change a review by a command.';
  END IF;
  RETURN NULL;
END
$$;
