-- The ledger is append-only: the database itself refuses to rewrite it, whoever asks. One thing may go, what an entry said, in
-- the transaction that appends the entry-redacted that names it: the data becomes the stand-in that is in that entry, the
-- salt nothing, and all else stays as it is.
CREATE OR REPLACE FUNCTION refuse_ledger_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.redacted_by IS NULL AND NEW.redacted_by IS NOT NULL AND NEW.salt IS NULL
      AND to_jsonb(NEW) - '{data,salt,redacted_by}'::text[] = to_jsonb(OLD) - '{data,salt,redacted_by}'::text[]
      AND EXISTS (
        SELECT FROM ledger_entry AS redaction
        WHERE redaction.article_id = OLD.article_id AND redaction.seq = NEW.redacted_by AND redaction.seq > OLD.seq
          AND redaction.type = 'entry-redacted' AND redaction.data->'seq' = to_jsonb(OLD.seq)
          AND redaction.data->'standIn' = NEW.data AND redaction.xmin = pg_current_xact_id()::xid
      )
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'The ledger is append-only: % on ledger_entry is refused.', TG_OP
    USING ERRCODE = 'insufficient_privilege',
          HINT = 'A mistake is put right by a new event.';
END
$$;
