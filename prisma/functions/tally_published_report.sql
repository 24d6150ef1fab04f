-- A published edition is counted once, in the transaction that publishes it.
CREATE OR REPLACE FUNCTION tally_published_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tally_report(NEW.id, NEW.json);
  RETURN NULL;
END
$$;
