-- The ledger is append-only: the database itself refuses to rewrite it, whoever asks.
CREATE OR REPLACE FUNCTION refuse_ledger_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The ledger is append-only: % on ledger_entry is refused.', TG_OP
    USING ERRCODE = 'insufficient_privilege',
          HINT = 'A mistake is put right by a new event.';
END
$$;
