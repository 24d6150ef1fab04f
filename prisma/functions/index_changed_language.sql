-- An article is said to be in another language: the words of its claims have other stems.
CREATE OR REPLACE FUNCTION index_changed_language() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM index_claim_part(article_id, claim_id, part) FROM claim_words WHERE article_id = NEW.id;
  RETURN NULL;
END
$$;
