-- A verdict came, went or says something else.
CREATE OR REPLACE FUNCTION index_changed_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.rationale = NEW.rationale THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' THEN
    PERFORM index_claim_part(OLD.article_id, OLD.claim_id, 'judged');
  ELSE
    PERFORM index_claim_part(NEW.article_id, NEW.claim_id, 'judged');
  END IF;
  RETURN NULL;
END
$$;
