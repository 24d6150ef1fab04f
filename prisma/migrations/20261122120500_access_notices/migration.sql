-- Whoever holds something open for an actor (a live feed) is told when what the actor may see could have changed: in
-- the transaction that changes it, by whatever program. The notice is the actor's id.
CREATE FUNCTION tell_of_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('assay_access', to_jsonb(OLD)->>TG_ARGV[0]);
  RETURN NULL;
END
$$;

CREATE TRIGGER membership_tells AFTER UPDATE OF role OR DELETE ON membership
  FOR EACH ROW EXECUTE FUNCTION tell_of_access('user_id');
CREATE TRIGGER session_tells AFTER UPDATE OF revoked_at, expires_at OR DELETE ON session
  FOR EACH ROW EXECUTE FUNCTION tell_of_access('user_id');
CREATE TRIGGER api_token_tells AFTER UPDATE OF revoked_at, role OR DELETE ON api_token
  FOR EACH ROW EXECUTE FUNCTION tell_of_access('id');
