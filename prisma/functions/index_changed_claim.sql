-- A claim came or says something else: what is found of it is written with it.
CREATE OR REPLACE FUNCTION index_changed_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM index_claim_part(NEW.article_id, NEW.id, 'claim');
    IF NEW.ruling_rationale IS NOT NULL THEN
      PERFORM index_claim_part(NEW.article_id, NEW.id, 'ruling');
    END IF;
    IF NEW.returned_reason IS NOT NULL THEN
      PERFORM index_claim_part(NEW.article_id, NEW.id, 'judged');
    END IF;
    RETURN NULL;
  END IF;
  IF (OLD.statement, OLD.quote, OLD.claimant) IS DISTINCT FROM (NEW.statement, NEW.quote, NEW.claimant) THEN
    PERFORM index_claim_part(NEW.article_id, NEW.id, 'claim');
  END IF;
  IF OLD.ruling_rationale IS DISTINCT FROM NEW.ruling_rationale THEN
    PERFORM index_claim_part(NEW.article_id, NEW.id, 'ruling');
  END IF;
  IF OLD.returned_reason IS DISTINCT FROM NEW.returned_reason THEN
    PERFORM index_claim_part(NEW.article_id, NEW.id, 'judged');
  END IF;
  RETURN NULL;
END
$$;
