-- What was published stays as its readers got it: the database itself refuses to change it, whoever asks.
CREATE OR REPLACE FUNCTION refuse_report_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A published edition never changes: % on report is refused.', TG_OP
    USING ERRCODE = 'insufficient_privilege',
          HINT = 'A mistake is put right by a new edition.';
END
$$;
