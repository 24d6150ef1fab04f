-- A source came, went or says something else.
CREATE OR REPLACE FUNCTION index_changed_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before evidence := CASE WHEN TG_OP <> 'INSERT' THEN OLD END;
  after evidence := CASE WHEN TG_OP <> 'DELETE' THEN NEW END;
  the_article uuid := coalesce(after.article_id, before.article_id);
  the_claim uuid := coalesce(after.claim_id, before.claim_id);
BEGIN
  IF (before.url, before.title, before.publisher, before.author, before.excerpt)
      IS DISTINCT FROM (after.url, after.title, after.publisher, after.author, after.excerpt) THEN
    PERFORM index_claim_part(the_article, the_claim, 'sources');
  END IF;
  IF before.note IS DISTINCT FROM after.note THEN
    PERFORM index_claim_part(the_article, the_claim, 'judged');
  END IF;
  RETURN NULL;
END
$$;
