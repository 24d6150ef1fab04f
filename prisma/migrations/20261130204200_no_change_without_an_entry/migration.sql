-- What the tables say of a review changes only together with an entry that says so, whoever writes: asked when the transaction
-- is about to be committed.
CREATE FUNCTION refuse_unsaid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER claim_changes_with_an_entry AFTER INSERT OR UPDATE OR DELETE ON claim
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unsaid_change();
CREATE CONSTRAINT TRIGGER verdict_changes_with_an_entry AFTER INSERT OR UPDATE OR DELETE ON verdict
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unsaid_change();
CREATE CONSTRAINT TRIGGER evidence_changes_with_an_entry AFTER INSERT OR UPDATE OR DELETE ON evidence
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unsaid_change();
CREATE CONSTRAINT TRIGGER comment_changes_with_an_entry AFTER INSERT OR UPDATE OR DELETE ON comment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unsaid_change();

CREATE FUNCTION refuse_emptying() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What a review holds is never emptied: % on % is refused.', TG_OP, TG_TABLE_NAME;
END
$$;
CREATE TRIGGER claim_is_never_emptied BEFORE TRUNCATE ON claim
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER verdict_is_never_emptied BEFORE TRUNCATE ON verdict
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER evidence_is_never_emptied BEFORE TRUNCATE ON evidence
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER comment_is_never_emptied BEFORE TRUNCATE ON comment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER imprint_is_never_deleted BEFORE DELETE ON imprint
  FOR EACH ROW EXECUTE FUNCTION refuse_imprint_rewrite();
CREATE TRIGGER imprint_is_never_emptied BEFORE TRUNCATE ON imprint
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_imprint_rewrite();
