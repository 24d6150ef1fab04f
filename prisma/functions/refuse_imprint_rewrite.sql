-- What a desk said of itself stays as its editions name it.
CREATE OR REPLACE FUNCTION refuse_imprint_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A version of an imprint never changes: % on imprint is refused.', TG_OP;
END
$$;
