-- Whoever holds something open for an actor (a live feed) is told when what the actor may see could have changed: in
-- the transaction that changes it, by whatever program. The notice is the actor's id.
CREATE OR REPLACE FUNCTION tell_of_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('assay_access', to_jsonb(OLD)->>TG_ARGV[0]);
  RETURN NULL;
END
$$;
