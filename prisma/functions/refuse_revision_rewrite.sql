-- A revision is what highlights point at: its text never changes either.
CREATE OR REPLACE FUNCTION refuse_revision_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A revision never changes: % on revision is refused.', TG_OP
    USING ERRCODE = 'insufficient_privilege',
          HINT = 'A new text is a new revision.';
END
$$;
