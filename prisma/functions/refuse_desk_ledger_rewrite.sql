-- What an administrator did to a desk stays written down: the database itself refuses to change it, whoever asks.
CREATE OR REPLACE FUNCTION refuse_desk_ledger_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The desk''s ledger is append-only: % on desk_entry is refused.', TG_OP
    USING ERRCODE = 'insufficient_privilege',
          HINT = 'A mistake is put right by a new change.';
END
$$;
