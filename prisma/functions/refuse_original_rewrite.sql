-- The bytes that a text was read from are what it can be held against.
CREATE OR REPLACE FUNCTION refuse_original_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What a text was read from never changes: % on original is refused.', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$$;
