-- Puts the stand-in in place of what an entry said, and takes its salt, as the entry-redacted `redaction` of this transaction
-- says. With the rights of the tables' owner, since the role that the application runs as may not change a ledger; the
-- trigger of the table (refuse_ledger_rewrite) lets nothing else pass.
CREATE OR REPLACE FUNCTION empty_redacted_entry(the_article uuid, redaction int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE public.ledger_entry AS entry
    SET data = said.data->'standIn', salt = NULL, redacted_by = said.seq
    FROM public.ledger_entry AS said
    WHERE said.article_id = the_article AND said.seq = redaction AND said.type = 'entry-redacted'
      AND entry.article_id = the_article AND entry.seq = (said.data->>'seq')::int;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Entry % of article % redacts no entry of it.', redaction, the_article;
  END IF;
END
$$;

REVOKE ALL ON FUNCTION empty_redacted_entry(uuid, int) FROM PUBLIC;
