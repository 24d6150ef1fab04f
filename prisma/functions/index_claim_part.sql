-- Writes what is found of one part of a claim: `claim` (its statement and words, by whom), `ruling`, `sources`, and `judged`, which is
-- what an independent review may withhold (verdicts, what is made of evidence, why it was returned). A part without words has no row.
CREATE OR REPLACE FUNCTION index_claim_part(the_article uuid, the_claim uuid, the_part text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  of_article record;
  said text;
BEGIN
  SELECT workspace_id, search_language(language) AS language INTO of_article FROM article WHERE id = the_article;
  said := CASE the_part
    WHEN 'claim' THEN (SELECT concat_ws(E'\n', statement, left(quote, 5000), claimant) FROM claim
      WHERE article_id = the_article AND id = the_claim)
    WHEN 'ruling' THEN (SELECT left(ruling_rationale, 10000) FROM claim WHERE article_id = the_article AND id = the_claim)
    WHEN 'sources' THEN (SELECT string_agg(concat_ws(E'\n', title, publisher, author, left(excerpt, 2000), left(url, 500)), E'\n' ORDER BY place)
      FROM evidence WHERE article_id = the_article AND claim_id = the_claim)
    WHEN 'judged' THEN concat_ws(E'\n',
      (SELECT returned_reason FROM claim WHERE article_id = the_article AND id = the_claim),
      (SELECT string_agg(left(rationale, 5000), E'\n' ORDER BY place) FROM verdict WHERE article_id = the_article AND claim_id = the_claim),
      (SELECT string_agg(left(note, 2000), E'\n' ORDER BY place) FROM evidence WHERE article_id = the_article AND claim_id = the_claim))
  END;
  IF coalesce(said, '') = '' THEN
    DELETE FROM claim_words WHERE article_id = the_article AND claim_id = the_claim AND part = the_part;
    RETURN;
  END IF;
  said := plain_words(left(said, 50000));
  INSERT INTO claim_words (article_id, claim_id, part, workspace_id, words, plain)
    VALUES (the_article, the_claim, the_part, of_article.workspace_id, indexed_words(of_article.language, said),
      CASE the_part WHEN 'claim' THEN said END)
  ON CONFLICT (article_id, claim_id, part) DO UPDATE SET words = excluded.words, plain = excluded.plain;
END
$$;
